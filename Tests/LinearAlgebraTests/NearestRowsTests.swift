import Core
import LinearAlgebra
import Testing

@Suite struct NearestRowsTests {
    /// Few and many, among distances of which many are equal.
    @Test(arguments: [1, 2, 31, 32, 33, 64, 65, 1_000, 2_500], [1, 2, 5, 30, 65, 1_000])
    func theyAreTheFirstWhenSorted(distanceCount: Int, count: Int) {
        guard count <= distanceCount else { return }
        var generator = SeededGenerator(seed: UInt64(distanceCount), stream: "distances")
        let distances = (0..<distanceCount).map { _ in (generator.uniform() * 300).rounded(.down) }
        let sorted = distances.indices.sorted { (distances[$0], $0) < (distances[$1], $1) }
        #expect(nearest(count, in: distances.span) == Array(sorted.prefix(count)))
    }

    @Test func distancesWithoutBoundAreFarthest() {
        let distances = (0..<100).map { $0 % 3 == 0 ? Double.infinity : Double($0) }
        #expect(nearest(67, in: distances.span).suffix(2) == [98, 0])
        #expect(nearest(100, in: distances.span).last == 99)
    }
}
