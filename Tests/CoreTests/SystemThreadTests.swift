import Core
import Synchronization
import Testing

@Suite struct SystemThreadTests {
    /// Threads that wait for their turn take it one after the other, and whoever waits for all of them is woken.
    @Test func threadsTakeTurns() {
        let condition = Condition()
        let order = Mutex<[Int]>([])
        for number in 0..<8 {
            let isStarted = SystemThread.start("turn \(number)") {
                condition.withLock {
                    while order.withLock({ $0.count }) != number { condition.wait() }
                    order.withLock { $0.append(number) }
                    condition.broadcast()
                }
            }
            #expect(isStarted)
        }
        condition.withLock {
            while order.withLock({ $0.count }) < 8 { condition.wait() }
        }
        #expect(order.withLock { $0 } == Array(0..<8))
    }

    @Test func aRecursiveLockKeepsOthersOut() {
        let lock = RecursiveLock()
        let condition = Condition()
        let values = Mutex<[Int]>([])
        lock.lock()
        lock.lock()
        SystemThread.start("other") {
            lock.lock()
            values.withLock { $0.append(2) }
            lock.unlock()
            condition.withLock { condition.broadcast() }
        }
        lock.unlock()
        // The other thread can't have it before the second unlocking.
        values.withLock { $0.append(1) }
        lock.unlock()
        condition.withLock {
            while values.withLock({ $0.count }) < 2 { condition.wait() }
        }
        #expect(values.withLock { $0 } == [1, 2])
    }
}
