internal import Comparison
internal import Drawing
internal import Evidence
internal import Methods

extension ReportTable {
    /// The evidence lower bound and its terms; nil without a method that has them.
    static func likelihood(of report: Report) -> ReportTable? {
        MeasureTable(report).evidence.map { table in
            ReportTable(
                table, title: "Evidence", caption: "Evidence lower bound of the VAE",
                explanation:
                    "Mean over the test rows (\(report.testCount)) with 95 % bootstrap "
                    + "intervals\(report.spreadText). ELBO = −(reconstruction term + KL divergence), in nats per row. "
                    + report.methods.compactMap(\.training?.objective.meaningOfNats).joined(separator: " "))
        }
    }
}
