internal import Core
internal import Rows

extension Dataset {
    /// All rows in the data's own unit: `[rows, features]`.
    ///
    ///     let codes = try pca.encode(dataset.rows())
    ///
    /// - Throws: ``GibbousError`` if rows that stayed in the file can't be read.
    public func rows() throws(GibbousError) -> Matrix { try rows(at: Array(0..<rowCount)) }

    /// Some rows in the data's own unit, in the order given: `[indices.count, features]`.
    ///
    ///     let (training, test) = try dataset.split()
    ///     let held = try dataset.rows(at: test)
    ///
    /// - Parameter indices: The rows, counted from 0.
    /// - Returns: The rows: `[indices.count, features]`.
    /// - Throws: ``GibbousError`` of the kind `invalidArgument` if there is no such row, `unusableInput` if rows that stayed in
    ///   the file can't be read.
    public func rows(at indices: [Int]) throws(GibbousError) -> Matrix {
        if let index = indices.first(where: { !(0..<rowCount).contains($0) }) {
            throw GibbousError(.invalidArgument, "There is no row \(index): the data have \(rowCount).")
        }
        let source = ScaledRows(features: storage.features, scaling: .identity)
        return try GibbousError.translating { Matrix(try source.rows(at: indices)) }
    }

    /// Divides the rows at random into those to fit methods to and those to judge them by.
    ///
    ///     let (training, test) = try dataset.split(testFraction: 0.2, seed: 0)
    ///
    /// Each class keeps its share in both. If the file has test rows of its own, those are the test rows. The division is
    /// that of a report of the same seed.
    ///
    /// - Parameters:
    ///   - testFraction: The share of the rows that is for testing, above 0 and below 1.
    ///   - seed: The random seed; the same gives the same rows.
    /// - Returns: The rows of both, ascending and counted from 0.
    /// - Throws: ``GibbousError`` of the kind `invalidArgument` if the share is no such number, `unusableInput` if there are
    ///   too few rows.
    public func split(
        testFraction: Double = 0.2, seed: UInt64 = 0
    ) throws(GibbousError) -> (training: [Int], test: [Int]) {
        guard testFraction > 0, testFraction < 1 else {
            throw GibbousError(.invalidArgument, "A test fraction of \(testFraction) is not between 0 and 1.")
        }
        let split = try GibbousError.translating { try Split(storage, testFraction: testFraction, seed: seed) }
        return ((split.training + split.validation).sorted(), split.test)
    }
}

extension Scaling {
    /// Leaves rows as they are.
    static let identity = Scaling(kind: .range(low: 0, high: 1, source: .unchanged), sentence: "As they are.")
}
