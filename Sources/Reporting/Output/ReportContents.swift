internal import Plotting

/// A report with its document, as outputs are made from them.
package struct ReportContents: Sendable {
    package let report: Report
    /// The claims about autoencoders with what the findings say of them.
    package let claims: ClaimReview
    package let document: ReportDocument
    /// The colours of points in every scatter plot, and of rows in the explorer.
    let coloring: PointColoring
}
