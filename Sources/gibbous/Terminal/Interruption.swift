import Foundation
import Synchronization

/// Ends the program at once when the user presses Ctrl-C, with nothing half-done left behind.
///
/// The sources of signals are only ever cancelled, which may be done from any thread.
struct Interruption: @unchecked Sendable {
    private let sources: [any DispatchSourceSignal]
    /// Held while the program ends, and while it does what must not be ended in the middle.
    private let gate: Gate

    private final class Gate: Sendable {
        let lock = Mutex(())
    }

    /// Watches for the signals that ask a program to stop.
    ///
    /// - Parameter cleanUp: What to do first; called on a thread of its own.
    init(cleanUp: @escaping @Sendable () -> Void) {
        let gate = Gate()
        self.gate = gate
        sources = [(SIGINT, 130), (SIGTERM, 143), (SIGHUP, 129)].map { number, status in
            // The default action would end the program before anything could be cleaned up.
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInitiated))
            source.setEventHandler {
                gate.lock.withLock { _ in
                    cleanUp()
                    // Not exit: threads that train are still running, and what they use must not be torn down under
                    // them.
                    _exit(Int32(status))
                }
            }
            source.resume()
            return source
        }
    }

    /// Does something that is done whole or not at all: a signal that comes meanwhile waits for its end.
    ///
    /// Where the program is about to end by a signal, it is never begun.
    func holdingOff<Result>(_ body: () throws -> Result) rethrows -> Result {
        try gate.lock.withLock { _ in try body() }
    }

    func cancel() {
        for source in sources { source.cancel() }
    }
}
