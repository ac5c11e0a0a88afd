import Comparison
import Core

#if MPI
    import MessagePassing
#endif

extension ProcessGroup {
    /// The processes that this one was started with; nil in the program that is built without MPI.
    static func joined() throws -> ProcessGroup? {
        #if MPI
            try ProcessGroup()
        #else
            nil
        #endif
    }

    /// Refuses what would not come to the same in all processes.
    ///
    /// - Throws: `UsageError`.
    func check(_ settings: ComparisonSettings) throws {
        guard count == 1 || settings.timeLimit == nil else {
            throw UsageError("--time-limit goes by the clock, which several processes don't share; leave it out.")
        }
    }
}

#if !MPI
    /// Stands for the processes of MPI where there is none.
    final class ProcessGroup: RankGroup {
        let rank = 0
        let count = 1

        func gathered(_ own: [UInt8]) -> [[UInt8]] { [own] }
        func end() {}
        static func letFirstFail() {}
        static func abort(status: Int32) {}
    }
#endif
