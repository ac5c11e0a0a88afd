internal import Comparison
internal import Drawing
internal import Evidence
internal import Methods

extension ReportTable {
    /// The evidence lower bound and its terms; nil without a method that has them.
    static func likelihood(of report: Report) -> ReportTable? {
        MeasureTable(report).evidence.map { table in
            ReportTable(
                table, title: "Evidence", caption: "The VAE's evidence",
                explanation:
                    "Mean over the test rows (\(report.testCount)) with 95 % bootstrap intervals\(report.spreadText). The ELBO is minus "
                    + "the reconstruction term minus the KL divergence. "
                    + report.methods.compactMap(\.training?.objective.meaningOfNats).joined(separator: " "))
        }
    }
}

extension Report {
    /// The difference between the two kinds of uncertainty in a table, as the end of a clause; empty if each network was trained once.
    var spreadText: String {
        guard let repeats = RepeatText(self) else { return "" }
        return " over the test rows (seed \(settings.seed)); after ±, the standard deviation "
            + "\(repeats.scope)"
    }
}
