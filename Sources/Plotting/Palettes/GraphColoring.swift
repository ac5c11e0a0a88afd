package import Drawing

/// Colours for many classes: neighbours in the plane get colours far apart, and no two the same where there are enough.
package struct GraphColoring: Sendable {
    /// The colour of each class, by its place in the palette.
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
    ///   - palette: The colours, at least one.
    package init(
        peaks: [Point?], counts: [Int], names: [String], palette: [Color] = CategoricalPalette.twenty
    ) {
        let nearest = Self.nearest(to: peaks)
        var links = nearest.map { Set($0) }
        for (index, others) in nearest.enumerated() {
            for other in others { links[other].insert(index) }
        }
        neighbours = links.map { $0.sorted() }

        let colors = palette.map { LabColor($0) }
        let differences = colors.map { first in colors.map { first.difference(from: $0) } }
        let order = counts.indices.sorted {
            counts[$0] != counts[$1] ? counts[$0] > counts[$1] : (names[$0], $0) < (names[$1], $1)
        }
        var chosen = [Int?](repeating: nil, count: counts.count)
        var uses = [Int](repeating: 0, count: palette.count)
        let areOwn = counts.count <= palette.count
        for index in order {
            var choice = Self.farthest(
                from: neighbours[index].compactMap { chosen[$0] }, differences, uses, unused: areOwn)
            if !areOwn, choice.distance < Self.minimumDifference {
                // A class that is near to very many others keeps clear of those that are nearest to itself.
                choice = Self.farthest(
                    from: nearest[index].compactMap { chosen[$0] }, differences, uses, unused: false)
            }
            chosen[index] = choice.color
            uses[choice.color] += 1
        }
        let assignment = chosen.map { $0 ?? 0 }
        self.assignment = areOwn ? Self.exchanged(assignment, neighbours, differences) : assignment
    }

    /// The same colours, exchanged between classes for as long as that sets neighbours further apart.
    private static func exchanged(
        _ assignment: [Int], _ neighbours: [[Int]], _ differences: [[Double]]
    ) -> [Int] {
        var colors = assignment
        /// The likeness of a class and its neighbours, most of all of those that are hard to tell apart.
        func likeness(_ index: Int) -> Double {
            neighbours[index].reduce(0) { sum, other in
                let difference = max(1, differences[colors[index]][colors[other]])
                return sum + 1 / (difference * difference)
            }
        }
        for _ in 0..<mostRounds {
            var isBetter = false
            for first in colors.indices {
                for second in colors.indices.dropFirst(first + 1) {
                    let before = likeness(first) + likeness(second)
                    colors.swapAt(first, second)
                    if likeness(first) + likeness(second) < before - 1e-12 {
                        isBetter = true
                    } else {
                        colors.swapAt(first, second)
                    }
                }
            }
            if !isBetter { break }
        }
        return colors
    }

    private static let mostRounds = 20

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
        from taken: [Int], _ differences: [[Double]], _ uses: [Int], unused: Bool
    ) -> (color: Int, distance: Double) {
        let distances = uses.indices.map { color in taken.map { differences[color][$0] }.min() ?? .infinity }
        let allowed = uses.indices.filter { !unused || uses[$0] == 0 }
        let ample = allowed.filter { distances[$0] >= ampleDifference }
        let fewest = ample.map { uses[$0] }.min()
        // Colours that are all far enough are taken in turn, so that as few classes as possible share one.
        let candidates = fewest.map { fewest in ample.filter { uses[$0] == fewest } } ?? allowed
        let color = candidates.max { (distances[$0], $1) < (distances[$1], $0) } ?? 0
        return (color, distances[color])
    }
}
