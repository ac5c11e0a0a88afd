import Core
import Foundation
import Synchronization
import Testing

@Suite("Values computed once")
struct ComputedOnceTests {
    private struct Refusal: Error {}

    @Test("are computed by the first who asks, whoever asks meanwhile")
    func computesOnce() {
        let values = ComputedOnce<Int, Int>()
        let calls = Mutex(0)
        let found = ParallelTasks.run(Array(0..<40), threads: 4) { task in
            values.value(task % 4) {
                calls.withLock { $0 += 1 }
                Thread.sleep(forTimeInterval: 0.01)
                return 10 * (task % 4)
            }
        }
        #expect(found == (0..<40).map { 10 * ($0 % 4) })
        #expect(calls.withLock { $0 } == 4)
    }

    @Test("are computed again where that failed")
    func triesAgain() throws {
        let values = ComputedOnce<String, Int>()
        #expect(throws: Refusal.self) { try values.value("a") { () throws(Refusal) -> Int in throw Refusal() } }
        #expect(values.value("a") { 7 } == 7)
        #expect(values.value("a") { 8 } == 7)
    }
}
