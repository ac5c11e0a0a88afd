internal import Core
internal import Foundation

/// Sets of rows that are nearly the same.
///
/// A set has to be much nearer to each other than to all else, in two ways. Its rows are nearer than rows of the data's own dimension come
/// by chance: of rows spread evenly, each has `K · (r / d)^m` others within a distance `r`, where `d` is the distance of its K-th neighbour
/// and `m` the dimension of the data about it (Levina and Bickel, 2005), and near copies are where that is less than one
/// in ten thousand. And a set stands apart: what links it is less than half as long as the way to any row outside.
///
/// Points along a curve, in tight clusters of more than ``mostInSet`` rows or on a line are therefore no copies, however near they are.
struct NearCopies: Sendable {
    /// The neighbours that tell how far rows are from each other usually.
    private static let neighborCount = 30
    /// The most rows in a set.
    static let mostInSet = 15
    /// The chance of a link between two rows that are no copies.
    private static let chance = 0.0001
    /// The longest link, as a share of the distance of the usual neighbour.
    private static let longest = 0.4
    /// The longest link, as a share of the distance to the nearest row outside.
    private static let isolation = 0.5
    /// Rows among fewer are too far from each other for anything to be said.
    private static let fewestRows = 40

    /// The most rows of which each is looked at, whatever a sample says.
    static let mostRows = 100_000
    /// The rows of the sample, and the share of them with what looks like a copy from which on all rows are looked at.
    private static let (sampleSize, leastShare) = (20_000, 0.0005)

    /// Finds sets of near copies among rows that all differ.
    ///
    /// Of more than `mostRows` rows a sample is looked at first. Where hardly any row of it has what looks like a copy, no set is found: so
    /// few would change nothing.
    ///
    /// - Parameters:
    ///   - coordinates: The rows: `[rows, dimensions]`.
    ///   - mostRows: The most rows of which each is looked at, whatever a sample says.
    ///   - threads: The number of threads; the sets do not depend on it.
    /// - Returns: The rows of each set, of two rows or more.
    static func sets(among coordinates: Matrix, mostRows: Int = NearCopies.mostRows, threads: Int) -> [[Int]] {
        let rows = coordinates.rows
        guard rows >= fewestRows, rows < Int(Int32.max) else { return [] }
        let usual = min(neighborCount, rows / 8)
        guard rows <= mostRows || areLikely(among: coordinates, usual: usual, threads: threads) else { return [] }
        let neighborhoods = Neighborhoods(of: coordinates, count: min(2 * usual, rows - 1), threads: threads)
        let longestLinks = self.longestLinks(neighborhoods, usual: usual)

        var sets = RowSets(rowCount: rows)
        var links = [Double](repeating: 0, count: rows)
        for row in 0..<rows {
            for (other, square) in neighborhoods.neighbors(of: row).prefix(usual) {
                guard square < min(longestLinks[row], longestLinks[other]) else { continue }
                sets.join(row, other)
                if links[row] == 0 { links[row] = square }
            }
        }
        var members: [Int: [Int]] = [:]
        for (row, first) in sets.firsts.enumerated() { members[first, default: []].append(row) }
        return members.keys.sorted().compactMap { members[$0] }.filter { set in
            guard (2...mostInSet).contains(set.count) else { return false }
            let inside = Set(set)
            let way = set.lazy.compactMap { row in
                neighborhoods.neighbors(of: row).first { !inside.contains($0.row) }?.square
            }.min()
            let link = set.lazy.map { links[$0] }.max() ?? 0
            return link < (way ?? 0) * isolation * isolation
        }
    }

    /// True if rows drawn at random have neighbours that look like copies of them.
    private static func areLikely(among coordinates: Matrix, usual: Int, threads: Int) -> Bool {
        var generator = SeededGenerator(seed: 0, stream: "split.copies")
        let drawn = generator.permutation(of: coordinates.rows).prefix(sampleSize).sorted()
        let neighborhoods = Neighborhoods(ofRows: drawn, among: coordinates, count: 2 * usual, threads: threads)
        let longestLinks = self.longestLinks(neighborhoods, usual: usual)
        let linked = drawn.indices.count { place in
            let neighbors = neighborhoods.neighbors(of: place)
            let linked = neighbors.prefix(usual).prefix { $0.square < longestLinks[place] }
            guard let link = linked.last?.square, linked.count < mostInSet, linked.count < neighbors.count else {
                return false
            }
            return link < neighbors[linked.count].square * isolation * isolation
        }
        return Double(linked) > leastShare * Double(drawn.count)
    }

    /// The square of the longest link that each row may have to a copy: `[rows]`.
    private static func longestLinks(_ neighborhoods: Neighborhoods, usual: Int) -> [Double] {
        let share = min(longest, pow(chance / Double(usual), 1 / dimension(neighborhoods)))
        return (0..<neighborhoods.rowCount).map { row in
            let square = neighborhoods.square(of: row, neighbor: usual)
            return square.isFinite ? square * share * share : 0
        }
    }

    /// The dimension of the data about a row, from how the distances of neighbours grow with their number.
    ///
    /// The median over scales, so that a scale at which copies end does not count.
    private static func dimension(_ neighborhoods: Neighborhoods) -> Double {
        let scales = [1, 2, 3, 5, 7, 10, 14, 20, 30].filter { 2 * $0 <= neighborhoods.count }
        let slopes = scales.compactMap { scale -> Double? in
            let growth = (0..<neighborhoods.rowCount).compactMap { row -> Double? in
                let near = neighborhoods.square(of: row, neighbor: scale)
                let far = neighborhoods.square(of: row, neighbor: 2 * scale)
                return near > 0 && far.isFinite ? far / near : nil
            }
            guard let median = growth.median, median > 1 + 1e-6 else { return nil }
            return 2 * log(2) / log(median)
        }
        return slopes.median ?? 1
    }
}

extension [Double] {
    /// The upper of the middle numbers; nil of none.
    var median: Double? { isEmpty ? nil : sorted()[count / 2] }
}
