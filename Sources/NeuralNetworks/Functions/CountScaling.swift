internal import Core

/// Rows of counts scaled to the same total; rows without counts stay so.
public struct CountScaling: TrainedLayer {
    public let inputCount: Int
    /// The total of each row.
    public let total: Float
    public var outputCount: Int { inputCount }

    /// The smallest total of a row that it is divided by.
    public static let smallestTotal: Float = 1e-30

    public init(_ count: Int, total: Float) {
        inputCount = count
        self.total = total
    }

    public var computation: LayerComputation {
        .function { rows in
            for row in 0..<rows.rows {
                let range = row * rows.columns..<(row + 1) * rows.columns
                let sum = rows.values[range].reduce(0.0) { $0 + Double($1) }
                let factor = total / max(Float(sum), Self.smallestTotal)
                for index in range { rows.values[index] *= factor }
            }
        }
    }
}
