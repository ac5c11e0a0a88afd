/// A report with its figures, as outputs are made from it.
package struct ReportContents: Sendable {
    package let report: Report
    let figures: [ReportFigure]
    /// The day that stands on the first page, "2026-01-31".
    package let date: String
}
