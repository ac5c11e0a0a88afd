import Drawing
import Testing

@testable import Plotting

/// Names on clusters, and those that would be taken for another class'.
@Suite struct ClusterLabelTests {
    private static let area = Rectangle(x: 0, y: 0, width: 100, height: 100)

    private func labels(_ peaks: [Point]) -> ClusterLabels {
        ClusterLabels(
            peaks: peaks, named: Set(peaks.indices), cores: peaks.map { _ in nil },
            categories: peaks.indices.map { "class \($0)" }, counts: peaks.map { _ in 10 }, area: Self.area,
            avoiding: [])
    }

    /// Dots of a class about a place.
    private func dots(_ code: Int, about place: Point) -> [(code: Int, place: Point)] {
        (0..<20).map { (code, Point(x: place.x + Double($0 % 5) - 2, y: place.y + Double($0 / 5) - 2)) }
    }

    @Test func namesAmongTheirOwnDotsStay() {
        let (one, other) = (Point(x: 30, y: 30), Point(x: 70, y: 70))
        let labels = labels([one, other])
        #expect(labels.placedClasses == [0, 1])
        #expect(labels.classes(amongOthers: dots(0, about: one) + dots(1, about: other), classCount: 2).isEmpty)
    }

    @Test func namesAmongTheDotsOfOthersAreFound() {
        let (one, other) = (Point(x: 30, y: 30), Point(x: 70, y: 70))
        let labels = labels([one, other])
        // The dots of class 0 lie elsewhere, and those of class 1 about both names.
        let dots = dots(0, about: Point(x: 30, y: 90)) + dots(1, about: one) + dots(1, about: other)
        #expect(labels.classes(amongOthers: dots, classCount: 2) == [0])
    }
}
