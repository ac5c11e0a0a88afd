import NeuralNetworks
import Synchronization
import Testing

@Suite struct ThreadTests {
    @Test func everyTaskIsDoneOnce() {
        let pool = WorkerPool(threads: 3)
        for count in [0, 1, 2, 7, 100] {
            let done = Mutex([Int](repeating: 0, count: count))
            pool.lead { team in team.run(count) { task in done.withLock { $0[task] += 1 } } }
            #expect(done.withLock { $0 } == [Int](repeating: 1, count: count))
        }
    }

    @Test func aCallReturnsOnlyWhenAllTasksAreDone() {
        let pool = WorkerPool(threads: 2)
        pool.lead { team in
            for round in 0..<2_000 {
                let sum = Mutex(0)
                team.run(4) { task in sum.withLock { $0 += task + round } }
                #expect(sum.withLock { $0 } == 6 + 4 * round)
            }
        }
    }

    @Test func trainingsSideBySideKeepTheirTasksApart() async {
        let pool = WorkerPool(threads: 2)
        await withTaskGroup(of: Bool.self) { group in
            for lead in 0..<3 {
                group.addTask {
                    pool.lead { team in
                        (0..<300).allSatisfy { _ in
                            let seen = Mutex(Set<Int>())
                            team.run(5) { task in _ = seen.withLock { $0.insert(10 * lead + task) } }
                            return seen.withLock { $0 } == Set((0..<5).map { 10 * lead + $0 })
                        }
                    }
                }
            }
            for await isRight in group { #expect(isRight) }
        }
    }

    @Test(arguments: [1, 15, 64, 127, 128, 129, 200, 256, 500, 513])
    func tilesCoverABatchInWholeVectors(_ rows: Int) {
        let tiles = BatchTiles.ranges(rows: rows)
        #expect(tiles.flatMap { Array($0) } == Array(0..<rows))
        #expect(tiles.dropLast().allSatisfy { $0.count % 16 == 0 })
        #expect(tiles.count >= (rows >= 128 ? 2 : 1))
    }
}
