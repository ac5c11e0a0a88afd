package import Core

/// A failure to read or write a model's file.
package struct ONNXError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Kinds of errors that a caller may want to distinguish.
    package enum Kind: Sendable {
        /// There is no such file or directory.
        case noSuchModel
        /// There is a file, but it is none that can be used.
        case unusable
        /// The format can't hold the model.
        case notStorable
        /// The file can't be written.
        case cannotWrite
    }

    package let kind: Kind
    /// The path of the file or directory; empty where there is none yet.
    package let file: String
    /// The problem and a remedy, in whole sentences.
    package let reason: String

    init(_ kind: Kind, file: String = "", _ reason: String) {
        self.kind = kind
        self.file = file
        self.reason = reason
    }

    /// The same error, of a file.
    func of(_ file: String) -> ONNXError { ONNXError(kind, file: file, reason) }

    package var description: String { file.isEmpty ? reason : "\(file): \(reason)" }
}

extension ONNXError: UserFacingError {
    package var exitStatus: ExitStatus {
        switch kind {
        case .noSuchModel: .noSuchInput
        case .unusable: .unusableInput
        case .notStorable, .cannotWrite: .cannotWrite
        }
    }

    package var message: String { file.isEmpty ? reason : "\(file.escaped): \(reason)" }
}
