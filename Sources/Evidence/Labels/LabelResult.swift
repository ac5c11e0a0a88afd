package import Methods
package import Rows

/// The prediction of a label by neighbours in each latent space.
package struct LabelResult: Sendable {
    package let label: FurtherLabel
    /// `Measure.knnAccuracy` or `.knnR2` of each method; nothing where too few labels are known.
    package let measures: [Method: [Measure: MeasuredValue]]

    package init(_ label: FurtherLabel, measures: [Method: [Measure: MeasuredValue]]) {
        self.label = label
        self.measures = measures
    }
}
