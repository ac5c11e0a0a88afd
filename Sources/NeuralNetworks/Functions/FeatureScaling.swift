internal import Core

/// `(x − centre) · factor + offset`, each column by numbers of its own.
public struct FeatureScaling: TrainedLayer {
    /// `[columns]`.
    public let centre: [Float]
    /// `[columns]`.
    public let factor: [Float]
    /// `[columns]`.
    public let offset: [Float]

    public init(centre: [Float], factor: [Float], offset: [Float]) {
        precondition(
            centre.count == factor.count && centre.count == offset.count, "numbers of \(centre.count) columns")
        self.centre = centre
        self.factor = factor
        self.offset = offset
    }

    public var inputCount: Int { centre.count }
    public var outputCount: Int { centre.count }
    public var numberCount: Int { 3 * centre.count }

    public var computation: LayerComputation { .function { apply(to: &$0) } }

    private func apply(to rows: inout Matrix) {
        for row in 0..<rows.rows {
            for column in 0..<rows.columns {
                let index = row * rows.columns + column
                rows.values[index] = (rows.values[index] - centre[column]) * factor[column] + offset[column]
            }
        }
    }
}
