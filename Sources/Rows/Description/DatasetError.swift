package import Core

/// Why a file can't be used: one short paragraph that says what was wrong, where, and what to try.
package struct DatasetError: Error, Sendable, Equatable, Codable, CustomStringConvertible {
    package enum Kind: String, Sendable, Codable {
        /// There is no such file, or it may not be read.
        case noSuchInput
        /// There is a file, but its data can't be used.
        case unusableData
    }

    package let kind: Kind
    package let message: String

    package init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    package var description: String { message }
}

extension DatasetError {
    /// Data that can't be used.
    package static func unusable(_ message: String) -> DatasetError {
        DatasetError(.unusableData, message)
    }
}

extension DatasetError: UserFacingError {
    package var exitStatus: ExitStatus { kind == .noSuchInput ? .noSuchInput : .unusableInput }
}
