internal import CSystem
internal import Foundation

/// The processors of this machine that the program may run on.
package enum AvailableProcessors {
    /// The number of processors, at least 1.
    ///
    /// Those that `taskset` and the like leave to the calling thread, if the system tells, and no more than the time that its
    /// control groups may use is worth.
    package static var count: Int {
        let allowed = Int(CSystem_available_processors())
        return count(
            of: allowed > 0 ? allowed : ProcessInfo.processInfo.activeProcessorCount,
            quota: quota)
    }

    /// The quota as the program finds it, looked up once: reading asks for processors again and again.
    private static let quota = ControlGroups().processorQuota

    /// The number of processors under a quota, of which a part counts as a whole one.
    static func count(of processors: Int, quota: Double?) -> Int {
        let most = quota.map { Int(min($0, 1e6).rounded(.up)) } ?? .max
        return max(1, min(processors, most))
    }
}
