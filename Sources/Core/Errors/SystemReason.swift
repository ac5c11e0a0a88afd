internal import Foundation

/// The system's words for why a file or folder could not be had.
package enum SystemReason {
    /// The reason behind an error of a file, such as "No space left on device"; of other errors, what they say of themselves.
    package static func text(of error: any Error) -> String {
        let cause = (error as? CocoaError)?.underlying ?? error
        return (cause as? POSIXError).map { unsafe String(cString: strerror($0.code.rawValue)) } ?? "\(cause)"
    }
}
