import Foundation

/// Ends the program at once when the user presses Ctrl-C, with nothing half-done left behind.
struct Interruption {
    private let sources: [any DispatchSourceSignal]

    /// Watches for the signals that ask a program to stop.
    ///
    /// - Parameter cleanUp: What to do first; called on a thread of its own.
    init(cleanUp: @escaping @Sendable () -> Void) {
        sources = [(SIGINT, 130), (SIGTERM, 143), (SIGHUP, 129)].map { number, status in
            // The default action would end the program before anything could be cleaned up.
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInitiated))
            source.setEventHandler {
                cleanUp()
                // Not exit: threads that train are still running, and what they use must not be torn down under them.
                _exit(Int32(status))
            }
            source.resume()
            return source
        }
    }

    func cancel() {
        for source in sources { source.cancel() }
    }
}
