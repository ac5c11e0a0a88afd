import Foundation
import Isolation
import Testing

/// Programs that do not answer as they should stand for a reader that a file has brought down.
struct WorkerProcessTests {
    private let quick = WorkerProcess.Patience(stall: 0.1, hurry: 0.2)

    private func failure(_ executable: String, _ arguments: [String]) throws -> IsolationError? {
        let process = try WorkerProcess(executable: executable, arguments: arguments, patience: quick)
        do throws(IsolationError) {
            _ = try process.ask(Data("question".utf8))
            return nil
        } catch {
            // It stays the reason for whoever asks again.
            #expect(throws: error) { _ = try process.ask(Data()) }
            return error
        }
    }

    @Test func aProcessThatDoesNothingIsEnded() throws {
        guard case .stalled? = try failure("/bin/sleep", ["100"]) else {
            Issue.record("a process that sleeps was waited for")
            return
        }
    }

    @Test func aProcessThatIsBusyForNothingIsEnded() throws {
        guard case .stalled? = try failure("/bin/sh", ["-c", "while :; do :; done"]) else {
            Issue.record("a process in an endless loop was waited for")
            return
        }
    }

    @Test func theEndOfAProcessIsTold() throws {
        #expect(try failure("/bin/sh", ["-c", "exit 3"]) == .ended("with status 3"))
        #expect(try failure("/bin/sh", ["-c", "kill -SEGV $$"]) == .ended("by a segmentation fault"))
        #expect(try failure("/bin/sh", ["-c", "kill -KILL $$"]) == .ended("by the system, perhaps for want of memory"))
    }

    @Test func nonsenseIsNoAnswer() throws {
        // A length of 2^64 - 1 bytes.
        let script = "printf '\\377\\377\\377\\377\\377\\377\\377\\377' >&0; exec sleep 100"
        #expect(try failure("/bin/sh", ["-c", script]) == .unintelligible)
    }

    @Test func aProgramThatIsNotThereIsRefused() {
        #expect(throws: IsolationError.self) {
            _ = try WorkerProcess(executable: "/nowhere/at/all", arguments: [], patience: quick)
        }
    }
}
