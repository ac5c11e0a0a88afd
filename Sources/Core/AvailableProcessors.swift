internal import CSystem
internal import Foundation

/// The processors of this machine that the program may run on.
package enum AvailableProcessors {
    /// The number of processors, at least 1.
    ///
    /// Those that `taskset` and the like leave to the calling thread, if the system tells.
    package static var count: Int {
        let allowed = Int(CSystem_available_processors())
        return allowed > 0 ? allowed : max(1, ProcessInfo.processInfo.activeProcessorCount)
    }
}
