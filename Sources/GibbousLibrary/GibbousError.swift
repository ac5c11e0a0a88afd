internal import Core

/// The error of every operation of this library that can fail.
///
///     do {
///         let dataset = try Dataset(contentsOf: "digits.h5")
///     } catch where error.kind == .noSuchInput {
///         print(error.message)
///     }
public struct GibbousError: Error, Sendable, Equatable {
    /// The kinds of failure that a program can act on.
    public enum Kind: Sendable, Equatable {
        /// An argument makes no sense, or does not fit the others.
        case invalidArgument
        /// There is input, but it can't be used.
        case unusableInput
        /// There is no such input, or it may not be read.
        case noSuchInput
        /// The output can't be written.
        case cannotWrite
        /// A library failed, or a defect of this one.
        case internalFailure
    }

    /// The kind of failure.
    public let kind: Kind
    /// The problem, its place and a remedy, in whole sentences.
    public let message: String

    init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }
}

extension GibbousError: CustomStringConvertible {
    public var description: String { message }
}

extension GibbousError {
    /// The error of any error of the modules below.
    init(_ error: any Error) {
        switch error {
        case let error as GibbousError: self = error
        case let error as any UserFacingError: self.init(Kind(error.exitStatus), error.message)
        default: self.init(.internalFailure, "\(error)")
        }
    }

    /// Runs what can fail in the modules below.
    static func translating<Result>(_ body: () throws -> Result) throws(GibbousError) -> Result {
        do {
            return try body()
        } catch {
            throw GibbousError(error)
        }
    }
}

extension GibbousError.Kind {
    fileprivate init(_ status: ExitStatus) {
        self =
            switch status {
            case .usage: .invalidArgument
            case .unusableInput: .unusableInput
            case .noSuchInput: .noSuchInput
            case .internalError: .internalFailure
            case .cannotWrite: .cannotWrite
            }
    }
}
