internal import Core

/// The nearness of rows to others of their group, as of the visits of one patient.
///
/// A permutation test: the share of the nearest neighbours of rows that are of the row's own group, against the same share
/// where rows are dealt out to groups at random. Where there are classes, rows are dealt out within them, since all rows of a group
/// may be of one class, and near to each other for that alone. Copies of a row are none of its neighbours.
package struct GroupNearness: Sendable {
    /// The share of the nearest neighbours of rows that are of the row's own group.
    package let share: Double
    /// Its mean over random groups of the same sizes.
    package let shareByChance: Double
    /// By how many standard deviations of random groups the share is above that mean.
    package let significance: Double

    /// The most rows whose neighbours are looked at.
    private static let mostRows = 5_000
    /// The nearest neighbours that count, and those that are looked up, some of which may be copies.
    private static let (neighborCount, lookedUp) = (5, 20)
    /// The fewest rows that tell.
    private static let fewestRows = 20
    private static let permutationCount = 40
    /// The least factor between the odds of a neighbour of the own group and those by chance.
    private static let leastOddsRatio = 1.5
    private static let leastSignificance = 5.0

    /// True if rows are nearer to others of their group than chance allows, and by so much that a random split gives
    /// test rows away.
    package var isNear: Bool {
        significance >= Self.leastSignificance
            && share * (1 - shareByChance) >= Self.leastOddsRatio * shareByChance * (1 - share)
    }

    /// Looks at the neighbours of rows; nil where there are too few rows to tell.
    ///
    /// - Parameters:
    ///   - sketch: The rows.
    ///   - groups: The group of each row, −1 where it is missing: `[rows]`.
    ///   - classes: The class of each row: `[rows]`; nil where there are none.
    ///   - sets: Rows that are copies of each other.
    package init?(of sketch: RowSketch, groups: [Int], classes: [Int]?, copies sets: RowSets) {
        var generator = SeededGenerator(seed: 0, stream: "split.groups")
        let positions = Self.positions(sketch, groups: groups, using: &generator)
        guard positions.count >= Self.fewestRows else { return nil }
        let rows = positions.map { sketch.compared[$0] }
        let coordinates =
            positions.count == sketch.compared.count
            ? sketch.coordinates : sketch.coordinates.selecting(rows: positions)
        let neighbors = Self.neighbors(coordinates, sets: rows.map { sets.first(with: $0) })

        var codes = rows.map { groups[$0] }
        guard let share = Self.share(of: codes, neighbors) else { return nil }
        let strata = Dictionary(grouping: codes.indices) { classes?[rows[$0]] ?? 0 }
        let members = strata.keys.sorted().compactMap { strata[$0] }
        var random: [Double] = []
        for _ in 0..<Self.permutationCount {
            for places in members {
                for (place, code) in zip(places, places.map({ codes[$0] }).shuffled(using: &generator)) {
                    codes[place] = code
                }
            }
            random.append(Self.share(of: codes, neighbors) ?? 0)
        }
        let chance = SampleMoments(random)
        self.share = share
        shareByChance = chance.mean
        // Where all rows of a class are of one group, no dealing out changes anything.
        significance =
            share > chance.mean + 1e-9 ? (share - chance.mean) / max(chance.standardDeviation, 1e-6) : 0
    }

    /// The compared rows to look at, by their positions among these: all with a group, or some of each of some groups.
    private static func positions(
        _ sketch: RowSketch, groups: [Int], using generator: inout SeededGenerator
    ) -> [Int] {
        let known = sketch.compared.indices.filter { groups[sketch.compared[$0]] >= 0 }
        guard known.count > mostRows else { return known }
        let members = Dictionary(grouping: known) { groups[sketch.compared[$0]] }
        let most = max(2 * neighborCount, mostRows / members.count)
        var positions: [Int] = []
        for group in members.keys.sorted().shuffled(using: &generator) where positions.count < mostRows {
            positions += (members[group] ?? []).shuffled(using: &generator).prefix(most)
        }
        return positions.sorted()
    }

    /// The nearest neighbours of each row that are no copies of it, by their places.
    private static func neighbors(_ coordinates: Matrix, sets: [Int]) -> [[Int]] {
        let neighborhoods = Neighborhoods(of: coordinates, count: min(lookedUp, coordinates.rows - 1))
        return (0..<coordinates.rows).map { row in
            Array(neighborhoods.neighbors(of: row).map(\.row).filter { sets[$0] != sets[row] }.prefix(neighborCount))
        }
    }

    /// The share of neighbours that are of the row's own group; nil where there are none.
    private static func share(of groups: [Int], _ neighbors: [[Int]]) -> Double? {
        var (same, count) = (0, 0)
        for (row, others) in neighbors.enumerated() {
            count += others.count
            same += others.count { groups[$0] == groups[row] }
        }
        return count > 0 ? Double(same) / Double(count) : nil
    }
}
