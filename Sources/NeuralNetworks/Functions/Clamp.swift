internal import Core

/// Each column held between a smallest and a largest number.
public struct Clamp: TrainedLayer {
    /// `[columns]`.
    public let lower: [Float]
    /// `[columns]`.
    public let upper: [Float]

    /// A layer from its bounds.
    ///
    /// - Precondition: There are as many of each.
    public init(lower: [Float], upper: [Float]) {
        precondition(lower.count == upper.count, "bounds of \(lower.count) columns")
        self.lower = lower
        self.upper = upper
    }

    public var inputCount: Int { lower.count }
    public var outputCount: Int { lower.count }
    public var numberCount: Int { 2 * lower.count }

    public var computation: LayerComputation { .function { apply(to: &$0) } }

    private func apply(to rows: inout Matrix) {
        for row in 0..<rows.rows {
            for column in 0..<rows.columns {
                let index = row * rows.columns + column
                // As Max and Min of ONNX do it: the upper bound has the last word.
                rows.values[index] = min(max(rows.values[index], lower[column]), upper[column])
            }
        }
    }
}
