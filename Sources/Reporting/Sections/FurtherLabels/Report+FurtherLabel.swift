internal import Evidence
internal import Methods
internal import Rows

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
