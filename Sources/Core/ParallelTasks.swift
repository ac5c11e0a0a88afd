internal import Foundation
internal import Synchronization

/// Long computations side by side, away from Swift's cooperative threads.
package enum ParallelTasks {
    /// Computes something for each element, on at most `threads` threads.
    ///
    /// - Parameters:
    ///   - elements: What to compute it for; they are begun in this order.
    ///   - threads: How many may run at a time; with 1, they run on the calling thread.
    ///   - body: What to compute.
    /// - Returns: The results in the order of the elements.
    package static func run<Element: Sendable, Value: Sendable>(
        _ elements: [Element], threads: Int, _ body: @escaping @Sendable (Element) -> Value
    ) -> [Value] {
        guard threads > 1, elements.count > 1 else { return elements.map(body) }
        let state = Mutex<(next: Int, results: [Int: Value])>((0, [:]))
        let group = DispatchGroup()
        let work: @Sendable () -> Void = {
            while true {
                let index = state.withLock { state in
                    defer { state.next += 1 }
                    return state.next
                }
                guard index < elements.count else { break }
                let value = body(elements[index])
                state.withLock { $0.results[index] = value }
            }
        }
        for _ in 0..<min(threads, elements.count) {
            group.enter()
            let isStarted = SystemThread.start("task") {
                work()
                group.leave()
            }
            // Without a thread of their own the tasks are done here.
            if !isStarted {
                work()
                group.leave()
            }
        }
        group.wait()
        return state.withLock { state in elements.indices.compactMap { state.results[$0] } }
    }
}
