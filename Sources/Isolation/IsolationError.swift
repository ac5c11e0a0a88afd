internal import Foundation

/// Why work that is done by another process could not be done.
package enum IsolationError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The process was ended by a signal, or ended itself in the middle of its work.
    case ended(String)
    /// The process did nothing for so long that it was ended.
    case stalled(seconds: Int)
    /// The process gave an answer that was not asked for.
    case unintelligible
    /// The system refused something, for a reason of its own.
    case refused(operation: String, reason: String)

    static func system(_ operation: String, _ number: Int32) -> IsolationError {
        .refused(operation: operation, reason: unsafe String(cString: strerror(number)))
    }

    package var description: String {
        switch self {
        case .ended(let how): "the process was ended \(how)"
        case .stalled(let seconds): "nothing went forward for \(seconds) s"
        case .unintelligible: "the process gave no sensible answer"
        case .refused(let operation, let reason): "the system can't \(operation): \(reason)"
        }
    }
}
