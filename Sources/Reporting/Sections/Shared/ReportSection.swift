package import Plotting

/// A section of reports: one folder, with the figures, captions and sentences that it makes of findings.
///
/// A section computes no number: it says what the findings hold.
package protocol ReportSection: Sendable {
    /// Makes the section of a report; nil if the report has nothing to say in it.
    static func section(of context: SectionContext) -> DocumentSection?
    /// The claims about autoencoders that the section's findings decide on, each with their numbers.
    static func claims(of context: SectionContext) -> [TestedClaim]
}

extension ReportSection {
    package static func claims(of context: SectionContext) -> [TestedClaim] { [] }
}

/// A report as its sections see it, with what several of them need.
package struct SectionContext: Sendable {
    package let report: Report
    /// The colours of points in every scatter plot.
    package let coloring: PointColoring
    /// The answer to the report's question.
    package let verdict: VerdictText

    /// The context of a report.
    package init(_ report: Report) {
        self.report = report
        coloring = report.coloring
        verdict = VerdictText(report)
    }
}
