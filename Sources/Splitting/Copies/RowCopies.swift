internal import Core

/// The rows of a data set that are there more than once, to the last bit or nearly.
///
/// A copy of a training row among the test rows tells nothing of rows that a method has not seen.
package struct RowCopies: Sendable {
    /// Sets of rows that are copies of each other.
    package let sets: RowSets
    /// Sets of rows that are equal.
    private let equal: RowSets
    /// The number of rows that are equal to another.
    package let exactCount: Int
    /// The number of rows that are nearly equal to another and equal to none.
    package let nearCount: Int

    /// Finds copies.
    ///
    /// Equal rows are found among all. Near copies are looked for among the rows that the sketch compares.
    ///
    /// - Parameters:
    ///   - sketch: The rows as they are compared.
    ///   - threads: The number of threads; the copies do not depend on it.
    package init(in sketch: RowSketch, threads: Int = 1) {
        var sets = RowSets(rowCount: sketch.fingerprints.count)
        sets.joinEqual(sketch.fingerprints.lazy.map(Optional.some))
        exactCount = sets.sharedRowCount
        equal = sets

        let firsts = sets.firsts
        let positions = sketch.compared.indices.filter { firsts[sketch.compared[$0]] == sketch.compared[$0] }
        let near = NearCopies.sets(
            among: positions.count == sketch.compared.count
                ? sketch.coordinates : sketch.coordinates.selecting(rows: positions), threads: threads)
        for set in near {
            for position in set.dropFirst() {
                sets.join(sketch.compared[positions[set[0]]], sketch.compared[positions[position]])
            }
        }
        nearCount = sets.sharedRowCount - exactCount
        self.sets = sets
    }

    private init(equal sets: RowSets) {
        self.sets = sets
        equal = sets
        exactCount = sets.sharedRowCount
        nearCount = 0
    }

    /// The exact copies alone.
    var exact: RowCopies { RowCopies(equal: equal) }
}
