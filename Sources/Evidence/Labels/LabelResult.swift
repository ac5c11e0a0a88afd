package import Methods
package import Rows

/// What neighbours in each latent space tell of a label.
package struct LabelResult: Sendable {
    package let label: FurtherLabel
    /// `Measure.knnAccuracy` or `.knnR2` of each method; nothing where too few labels are known.
    package let measures: [Method: [Measure: MeasuredValue]]

    package init(_ label: FurtherLabel, measures: [Method: [Measure: MeasuredValue]]) {
        self.label = label
        self.measures = measures
    }
}
