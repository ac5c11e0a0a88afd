/// Why a model's file could not be read or written.
package struct ONNXError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What a caller may want to tell apart.
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
    /// What was wrong and what to try, in whole sentences.
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
