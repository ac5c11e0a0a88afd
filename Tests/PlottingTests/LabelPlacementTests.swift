import Core
import Drawing
import Plotting
import Testing

@Suite struct LabelPlacementTests {
    private static let panel = Rectangle(x: 30, y: 12, width: 119, height: 119)

    private func requests(_ count: Int, spread: Double, seed: UInt64) -> [LabelRequest] {
        var generator = SeededGenerator(seed: seed, stream: "labels")
        return (0..<count).map { index in
            let x = Self.panel.midX + (generator.uniform() - 0.5) * spread
            let y = Self.panel.midY + (generator.uniform() - 0.5) * spread
            return LabelRequest(
                text: "class \(index)", anchor: Point(x: x, y: y),
                size: Size(width: 10 + generator.uniform() * 25, height: 7.35), weight: index % 5)
        }
    }

    private func overlap(_ one: Rectangle, _ two: Rectangle) -> Bool {
        one.x < two.maxX && two.x < one.maxX && one.y < two.maxY && two.y < one.maxY
    }

    @Test(arguments: [1, 3, 10, 20, 30, 60, 200], [10.0, 60, 119])
    func boxesNeitherOverlapNorLeaveThePanel(count: Int, spread: Double) {
        let requests = requests(count, spread: spread, seed: UInt64(count))
        let placement = LabelPlacement(requests, in: Self.panel)
        #expect(placement.placed.count + placement.dropped.count == count)
        for (index, label) in placement.placed.enumerated() {
            #expect(label.box.x >= Self.panel.x - 1e-6 && label.box.maxX <= Self.panel.maxX + 1e-6)
            #expect(label.box.y >= Self.panel.y - 1e-6 && label.box.maxY <= Self.panel.maxY + 1e-6)
            for other in placement.placed.dropFirst(index + 1) {
                #expect(!overlap(label.box, other.box), "\(label) and \(other)")
            }
        }
        if count <= 10 { #expect(placement.dropped.isEmpty) }
    }

    @Test func aLabelAloneStandsOnItsAnchor() throws {
        let anchor = Point(x: 80, y: 70)
        let placement = LabelPlacement(
            [LabelRequest(text: "a", anchor: anchor, size: Size(width: 10, height: 7), weight: 1)], in: Self.panel)
        let label = try #require(placement.placed.first)
        #expect(label.leader == nil)
        #expect(abs(label.box.midX - anchor.x) < 1e-9 && abs(label.box.midY - anchor.y) < 1e-9)
    }

    @Test func theLargestClassKeepsItsAnchor() throws {
        let anchor = Point(x: 80, y: 70)
        let size = Size(width: 20, height: 7)
        let placement = LabelPlacement(
            [
                LabelRequest(text: "small", anchor: anchor, size: size, weight: 1),
                LabelRequest(text: "large", anchor: anchor, size: size, weight: 9),
            ], in: Self.panel)
        let large = try #require(placement.placed.first { $0.request == 1 })
        #expect(abs(large.box.midX - anchor.x) < 1e-9 && abs(large.box.midY - anchor.y) < 1e-9)
        #expect(placement.placed.count == 2)
    }

    @Test func movedLabelsHaveLeadersToTheirAnchors() {
        let requests = requests(20, spread: 15, seed: 4)
        let placement = LabelPlacement(requests, in: Self.panel)
        var leaders = 0
        for label in placement.placed {
            guard let leader = label.leader else { continue }
            leaders += 1
            #expect(leader.end == requests[label.request].anchor)
            #expect(leader.start.x >= label.box.x && leader.start.x <= label.box.maxX)
        }
        #expect(leaders > 0)
    }

    @Test func whatHasNoRoomIsDroppedSmallestFirst() {
        let size = Size(width: 60, height: 20)
        let requests = (0..<30).map {
            LabelRequest(text: "\($0)", anchor: Point(x: 90, y: 70), size: size, weight: $0)
        }
        let placement = LabelPlacement(requests, in: Self.panel)
        #expect(!placement.dropped.isEmpty && !placement.placed.isEmpty)
        let kept = placement.placed.map { requests[$0.request].weight }.max()
        #expect(kept == 29, "the largest stays")
    }

    @Test func smallClustersStayVisible() {
        let place = Rectangle(x: 88, y: 68, width: 4, height: 4)
        let requests = ["one", "two", "three"].map {
            LabelRequest(
                text: $0, anchor: Point(x: 90, y: 70), size: Size(width: 30, height: 7.35), weight: 3, obstacle: place)
        }
        let placement = LabelPlacement(requests, in: Self.panel)
        #expect(placement.placed.count == 3)
        for label in placement.placed {
            #expect(!overlap(label.box, place), "\(label)")
            if let leader = label.leader {
                #expect(!leader.hasDot)
                #expect(leader.end.x >= place.x && leader.end.x <= place.maxX)
            }
        }
    }

    @Test func orderOfRequestsDoesNotMatter() {
        let requests = requests(25, spread: 40, seed: 8)
        let forward = LabelPlacement(requests, in: Self.panel)
        let backward = LabelPlacement(requests.reversed(), in: Self.panel)
        let boxes = Dictionary(uniqueKeysWithValues: forward.placed.map { ($0.request, $0.box) })
        #expect(backward.placed.count == forward.placed.count)
        for label in backward.placed { #expect(boxes[24 - label.request] == label.box) }
    }

    @Test func peaksLieInTheClassNotInItsHole() throws {
        // A ring, whose mean is its empty middle.
        let angles = (0..<400).map { Double($0) / 400 * 2 * Double.pi }
        var x = angles.map { sine($0 + .pi / 2) }
        var y = angles.map { sine($0) }
        // Denser on the right.
        for index in 0..<40 {
            x.append(1 - Double(index % 5) * 0.001)
            y.append(0)
        }
        let peaks = ClusterPeaks(
            x: x, y: y, codes: x.map { _ in 0 }, classCount: 2, limits: DataLimits.square(x: x, y: y))
        let peak = try #require(peaks.positions[0])
        #expect(abs(peak.x - 1) < 0.06 && abs(peak.y) < 0.06)
        #expect(peaks.positions[1] == nil)
    }

    private func sine(_ angle: Double) -> Double {
        // Enough of the series for angles up to 3π, so that the test needs no library of functions.
        var term = angle
        var sum = angle
        for step in 1..<30 {
            term *= -angle * angle / Double(2 * step * (2 * step + 1))
            sum += term
        }
        return sum
    }

    @Test(arguments: [[10.0], [10, 11, 12], [0, 0, 0, 0], [95, 99, 100], [50, 10, 30]])
    func namesAtLineEndsKeepTheirDistance(heights: [Double]) {
        let result = LineEndLabels.separated(heights, within: 0...100)
        let sorted = result.sorted()
        for (next, before) in zip(sorted.dropFirst(), sorted) { #expect(next - before >= 8 - 1e-9) }
        #expect(sorted.allSatisfy { $0 >= -1e-9 && $0 <= 100 + 1e-9 })
        for (first, second) in zip(heights.indices, heights.indices.dropFirst()) where heights[first] < heights[second]
        {
            #expect(result[first] < result[second], "their order stays")
        }
    }
}
