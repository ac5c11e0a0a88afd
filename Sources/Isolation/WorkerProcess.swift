internal import CSystem
package import Foundation
internal import Synchronization

/// A process of ours that does work which may end it, or never end: nothing that happens to it happens to this one.
///
/// It is asked one thing at a time and shares memory with this process. When it makes no progress it is ended.
package final class WorkerProcess: Sendable {
    /// The time that may pass without progress, and the time that what should be quick may take, in seconds.
    ///
    /// Only the time counts in which the process is at work: a busy machine is not the fault of a file. A process that waits
    /// for something that does not come gets an eighth of its waiting counted.
    package struct Patience: Sendable {
        package var stall: Double
        package var hurry: Double

        package init(stall: Double = 8, hurry: Double = 8) {
            (self.stall, self.hurry) = (stall, hurry)
        }
    }

    package let memory: SharedMemory
    private let stream: MessageStream
    private let page: ProgressPage
    private let patience: Patience
    private let process: pid_t
    /// One question at a time; the failure that ended the process, where it has.
    private let failure = Mutex<IsolationError?>(nil)

    /// Starts a process.
    ///
    /// - Parameters:
    ///   - executable: The path of a program that answers by a ``WorkerService``.
    ///   - arguments: What makes it do so.
    ///   - patience: How long to wait.
    /// - Throws: ``IsolationError`` where it can't be started.
    package init(
        executable: String, arguments: [String], patience: Patience = Patience()
    ) throws(IsolationError) {
        self.patience = patience
        memory = try SharedMemory()
        page = try ProgressPage(of: memory, isWritable: false)
        var ends: [Int32] = [-1, -1]
        guard unsafe CSystem_open_stream(&ends) == 0 else { throw .system("open a stream", errno) }
        stream = MessageStream(adopting: ends[0])
        defer { close(ends[1]) }
        process = try Spawning.start(
            executable, arguments, standardInput: ends[1], memory: memory.descriptor)
    }

    deinit {
        // What has ended has been waited for; its number may be another's by now.
        if case .ended? = failure.withLock({ $0 }) { return }
        kill(process, SIGKILL)
        Spawning.wait(for: process)
    }

    /// Asks the process for something.
    ///
    /// - Parameter question: What, as its service understands it.
    /// - Returns: The answer.
    /// - Throws: ``IsolationError`` where the process has ended, or had to be; it is then of no more use.
    package func ask(_ question: Data) throws(IsolationError) -> Data {
        try failure.withLock { (failure) throws(IsolationError) in
            if let failure { throw failure }
            do throws(IsolationError) {
                return try answer(to: question)
            } catch {
                failure = error
                throw error
            }
        }
    }

    private func answer(to question: Data) throws(IsolationError) -> Data {
        let begin = effort
        var (count, last) = (page.count, begin)
        var stalled: Double?
        guard stream.send(question) else { throw ended() }
        let answer = stream.receive {
            let now = effort
            if page.count != count { (count, last) = (page.count, now) }
            if now.since(last) > patience.stall { stalled = patience.stall }
            if !page.isUnhurried && now.since(begin) > patience.hurry { stalled = patience.hurry }
            return stalled == nil
        }
        if let stalled {
            kill(process, SIGKILL)
            throw .stalled(seconds: Int(stalled))
        }
        guard let answer else { throw ended() }
        return answer
    }

    /// The work that the process has done by now.
    private var effort: Effort { Effort(processor: CSystem_processor_seconds(process), time: .now) }

    private struct Effort {
        let processor: Double
        let time: ContinuousClock.Instant

        func since(_ other: Effort) -> Double {
            let waited = (time - other.time) / .seconds(1)
            return processor < 0 || other.processor < 0 ? waited : max(processor - other.processor, waited / 8)
        }
    }

    /// The error that says how the process came to its end.
    private func ended() -> IsolationError {
        // It has let go of the stream, and is ending or out of its mind.
        let deadline = ContinuousClock.now + .seconds(1)
        while ContinuousClock.now < deadline {
            if let how = Spawning.ending(of: process) { return .ended(how) }
            usleep(10_000)
        }
        kill(process, SIGKILL)
        return .unintelligible
    }
}
