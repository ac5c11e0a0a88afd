/// A factor of the data as something to predict: a number of each row, or an indicator of each class.
package struct FactorTarget: Sendable, Equatable {
    /// The numbers of each row, one after the other, NaN where the factor is missing: `[rows × outputs]`.
    package let values: [Double]
    /// The numbers of a row: 1, or the number of classes.
    package let outputCount: Int

    package var rowCount: Int { values.count / outputCount }

    private init(values: [Double], outputCount: Int) {
        self.values = values
        self.outputCount = outputCount
    }

    /// Numbers; what is not finite is missing.
    package init(numbers: [Double]) {
        self.init(values: numbers.map { $0.isFinite ? $0 : .nan }, outputCount: 1)
    }

    /// Classes, −1 where they are missing.
    ///
    /// - Parameters:
    ///   - classes: The class of each row.
    ///   - indicated: The classes that have an indicator; rows of others have none.
    /// - Precondition: There is at least one indicator.
    package init(classes: [Int], indicated: [Int]) {
        precondition(!indicated.isEmpty, "no classes")
        self.init(
            values: classes.flatMap { code in indicated.map { code < 0 ? .nan : code == $0 ? 1 : 0 } },
            outputCount: indicated.count)
    }

    /// True if the factor of a row is known.
    package func isKnown(_ row: Int) -> Bool { !values[row * outputCount].isNaN }

    /// The number of an output of a row.
    package subscript(row: Int, output: Int) -> Double { values[row * outputCount + output] }

    /// The factors of the named rows, in the order named.
    package func selecting(rows: [Int]) -> FactorTarget {
        FactorTarget(
            values: rows.flatMap { values[$0 * outputCount..<($0 + 1) * outputCount] }, outputCount: outputCount)
    }
}
