internal import CSystem
internal import Core
package import Foundation

/// The other side of a ``WorkerProcess``: what the process that it starts does.
package struct WorkerService {
    /// The memory that both share.
    package let memory: SharedMemory
    private let stream: MessageStream
    private let page: ProgressPage

    /// Takes up the connection to the process that started this one.
    ///
    /// - Throws: ``IsolationError`` where there is none: the program was started by hand.
    package init() throws(IsolationError) {
        _ = CSystem_leave_no_core()
        _ = CSystem_lift_file_limit()
        memory = try SharedMemory(adopting: SharedMemory.inherited)
        page = try ProgressPage(of: memory, isWritable: true)
        stream = MessageStream(adopting: 0)
        WorkerService.tell(page)
    }

    /// Answers questions until nobody asks any more.
    ///
    /// - Parameter answer: Gives the answer to a question.
    package func run(_ answer: (Data) -> Data) {
        while let question = stream.receive() {
            page.isUnhurried = false
            let answer = answer(question)
            guard stream.send(answer) else { return }
        }
    }

    /// Says that what follows may take as long as it likes, as long as it goes forward.
    package func takeTime() { page.isUnhurried = true }

    /// Bounds the memory that this process takes for itself from now on, in bytes.
    package func limitOwnMemory(to byteCount: Int) {
        _ = CSystem_limit_own_memory(UInt64(clamping: byteCount))
    }

    /// Keeps telling how far the process has come, from a thread of its own, and ends the process when the one that started
    /// it has gone.
    private static func tell(_ page: ProgressPage) {
        let parent = getppid()
        SystemThread.start("heartbeat") {
            while getppid() == parent {
                page.count = Heartbeat.count
                usleep(20_000)
            }
            _exit(0)
        }
    }
}
