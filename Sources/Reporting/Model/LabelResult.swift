package import Datasets
package import Methods

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

extension Report {
    /// The same report with a further label in the place of the first, as its figure and its row of the table show it.
    func seen(by further: LabelResult) -> Report {
        var report = self
        report.labels = further.label.labels
        report.furtherLabels = []
        for index in report.methods.indices {
            for measure in [Measure.knnAccuracy, .knnR2] {
                report.methods[index].measures[measure] = further.measures[report.methods[index].method]?[measure]
            }
        }
        return report
    }
}
