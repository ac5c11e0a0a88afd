internal import Core

/// Some of the columns of wider rows.
public struct ColumnSelection: TrainedLayer {
    public let inputCount: Int
    /// The columns that are kept, ascending.
    public let columns: [Int]
    public var outputCount: Int { columns.count }

    /// A layer from the columns that it keeps.
    ///
    /// - Precondition: There are some, ascending, of `inputCount`.
    public init(_ columns: [Int], of inputCount: Int) {
        precondition(
            columns.first ?? -1 >= 0 && columns.last ?? inputCount < inputCount
                && zip(columns, columns.dropFirst()).allSatisfy { $0 < $1 }, "ascending columns of \(inputCount)")
        self.columns = columns
        self.inputCount = inputCount
    }

    public var computation: LayerComputation {
        .function { rows in
            var values: [Float] = []
            values.reserveCapacity(rows.rows * columns.count)
            for row in 0..<rows.rows {
                for column in columns { values.append(rows.values[row * inputCount + column]) }
            }
            rows = Matrix(rows: rows.rows, columns: columns.count, values: values)
        }
    }
}
