package import Drawing

/// Colours for more classes than there are colours: neighbours in the plane get colours far apart.
package struct GraphColoring: Sendable {
    /// The colour of each class, one of 20.
    package let assignment: [Int]
    /// The classes that must not look alike: pairs of neighbours in both directions, `[classes][neighbours]`.
    package let neighbours: [[Int]]

    private static let neighbourCount = 8
    /// Colours closer than this (CIEDE2000) aren't told apart in small dots.
    private static let minimumDifference = 10.0
    /// Colours this far apart are told apart at a glance.
    private static let ampleDifference = 20.0

    /// A colouring of classes by where their densest places are.
    ///
    /// - Parameters:
    ///   - peaks: The densest place of each class, nil for a class without rows.
    ///   - counts: Rows of each class; the largest chooses first.
    ///   - names: Names, which break ties.
    package init(peaks: [Point?], counts: [Int], names: [String]) {
        let nearest = Self.nearest(to: peaks)
        var links = nearest.map { Set($0) }
        for (index, others) in nearest.enumerated() {
            for other in others { links[other].insert(index) }
        }
        neighbours = links.map { $0.sorted() }

        let palette = CategoricalPalette.twenty.map { LabColor($0) }
        let differences = palette.map { first in palette.map { first.difference(from: $0) } }
        let order = counts.indices.sorted {
            counts[$0] != counts[$1] ? counts[$0] > counts[$1] : (names[$0], $0) < (names[$1], $1)
        }
        var chosen = [Int?](repeating: nil, count: counts.count)
        var uses = [Int](repeating: 0, count: palette.count)
        for index in order {
            var choice = Self.farthest(from: neighbours[index].compactMap { chosen[$0] }, differences, uses)
            if choice.distance < Self.minimumDifference {
                // A class that is near to very many others keeps clear of those that are nearest to itself.
                choice = Self.farthest(from: nearest[index].compactMap { chosen[$0] }, differences, uses)
            }
            chosen[index] = choice.color
            uses[choice.color] += 1
        }
        assignment = chosen.map { $0 ?? 0 }
    }

    private static func nearest(to peaks: [Point?]) -> [[Int]] {
        peaks.indices.map { index in
            guard let here = peaks[index] else { return [] }
            let others = peaks.indices.compactMap { other -> (distance: Double, index: Int)? in
                guard other != index, let there = peaks[other] else { return nil }
                let (x, y) = (there.x - here.x, there.y - here.y)
                return (x * x + y * y, other)
            }
            return others.sorted { ($0.distance, $0.index) < ($1.distance, $1.index) }
                .prefix(neighbourCount).map(\.index)
        }
    }

    /// The colour farthest from those in use nearby, where possible among those used least so far.
    private static func farthest(
        from taken: [Int], _ differences: [[Double]], _ uses: [Int]
    ) -> (color: Int, distance: Double) {
        let distances = uses.indices.map { color in taken.map { differences[color][$0] }.min() ?? .infinity }
        let ample = uses.indices.filter { distances[$0] >= ampleDifference }
        let fewest = ample.map { uses[$0] }.min()
        // Colours that are all far enough are taken in turn, so that as few classes as possible share one.
        let candidates = fewest.map { fewest in ample.filter { uses[$0] == fewest } } ?? Array(uses.indices)
        let color = candidates.max { (distances[$0], $1) < (distances[$1], $0) } ?? 0
        return (color, distances[color])
    }
}
