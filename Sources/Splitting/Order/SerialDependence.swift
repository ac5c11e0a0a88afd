internal import Core
internal import Foundation

/// The dependence of a row on those before it in the file, as in a series over time.
///
/// A row's neighbours in time tell a method about it. A permutation test on the distances between rows that follow each other: in
/// the order of the file they are shorter than in a random order. Files are often sorted by class, so that rows of the same
/// class are looked at by themselves too, and both have to say so.
package struct SerialDependence: Sendable, Equatable {
    /// The mean distance of successive rows divided by that in random orders; 1 of rows in no order.
    package let ratio: Double
    /// The same within classes; nil where there are none.
    package let ratioWithinClasses: Double?
    /// The distance of ``ratio`` below 1, in standard deviations of random orders; of both ratios, the lesser.
    package let significance: Double
    /// The number of rows after which a tenth of the dependence is left, at most a quarter of the rows.
    package let reach: Int
    /// True if rows drift away from where they were over a good part of the file, so that stretches amid others say
    /// nothing about the rows to come.
    package let drifts: Bool

    /// True if rows depend on those before them so strongly that a random split would give test rows away.
    package var isStrong: Bool {
        ratio <= Self.strongRatio && (ratioWithinClasses ?? 0) <= Self.strongRatio && significance >= 5
    }

    private static let strongRatio = 0.85
    private static let fewestRows = 50
    private static let permutationCount = 40
    /// The most rows whose order is looked at, in stretches.
    private static let (mostRows, stretchLength) = (20_000, 2_000)

    /// Looks at the order of rows; nil of too few rows to tell.
    ///
    /// - Parameters:
    ///   - sketch: The rows.
    ///   - sets: Rows that are copies of each other, whose distances do not count.
    ///   - classes: The class of each row, −1 where it is missing: `[rows]`; nil where there are none.
    package init?(of sketch: RowSketch, copies sets: RowSets, classes: [Int]?) {
        let positions = Self.positions(sketch)
        let firsts = sets.firsts
        let order = RowOrder(
            coordinates: sketch.coordinates, sets: sketch.compared.map { firsts[$0] },
            runs: Self.runs(of: positions, in: sketch.compared))
        guard positions.count >= Self.fewestRows, let whole = order.departure(permutations: Self.permutationCount)
        else {
            return nil
        }
        var within: RowOrder.Departure?
        var (lasting, departure) = (order, whole)
        if let classes {
            let members = Dictionary(grouping: positions) { classes[sketch.compared[$0]] }.filter { $0.key >= 0 }
            let runs = members.keys.sorted().compactMap { members[$0] }.filter { $0.count >= 8 }
            let ofClasses = RowOrder(coordinates: order.coordinates, sets: order.sets, runs: runs)
            within = ofClasses.departure(permutations: Self.permutationCount)
            if let within { (lasting, departure) = (ofClasses, within) }
        }
        ratio = whole.ratio
        ratioWithinClasses = within?.ratio
        significance = min(whole.significance, within?.significance ?? .infinity)
        reach = lasting.reach(departure)
        drifts = lasting.drifts(reach: reach)
    }

    /// The compared rows to look at, by their positions among these: all, or stretches at equal distances.
    private static func positions(_ sketch: RowSketch) -> [Int] {
        let count = sketch.compared.count
        guard count > mostRows else { return Array(0..<count) }
        let stretches = mostRows / stretchLength
        return (0..<stretches).flatMap { stretch in
            let first = stretch * (count / stretches)
            return first..<first + stretchLength
        }
    }

    /// Positions in runs of rows that follow each other in the file.
    private static func runs(of positions: [Int], in rows: [Int]) -> [[Int]] {
        var runs: [[Int]] = []
        for position in positions {
            if let last = runs.last?.last, rows[last] + 1 == rows[position] {
                runs[runs.count - 1].append(position)
            } else {
                runs.append([position])
            }
        }
        return runs
    }
}
