package import Plotting

/// A section of reports: one folder, with the figures, captions and sentences that it makes of findings.
///
/// A section computes no number: it says what the findings hold.
package protocol ReportSection: Sendable {
    /// The name by which `--sections` asks for it, which is that of its document section too; by default the type's, as
    /// "latent-spaces" of `LatentSpacesSection`.
    static var id: String { get }
    /// True if it refers to other sections, and is made when they are.
    static var refersToOthers: Bool { get }
    /// Makes the section of a report; nil if the report has nothing to say in it.
    static func section(of context: SectionContext) -> DocumentSection?
    /// The claims about autoencoders that the section's findings decide on, each with their numbers.
    static func claims(of context: SectionContext) -> [TestedClaim]
}

extension ReportSection {
    package static var id: String {
        let name = String(describing: Self.self).replacing(/Section$/, with: "")
        return name.replacing(/([a-z])([A-Z])/) { "\($0.1)-\($0.2)" }.lowercased()
    }

    package static var refersToOthers: Bool { false }

    package static func claims(of context: SectionContext) -> [TestedClaim] { [] }
}

/// A report as its sections see it, with what several of them need.
package struct SectionContext: Sendable {
    package let report: Report
    /// The colours of points in every scatter plot.
    package let coloring: PointColoring
    /// The answer to the report's question.
    package let verdict: VerdictText
    /// The claims about autoencoders with what the findings say of them, whether the sections that show it are drawn or not.
    package private(set) var claims = ClaimReview([])
    /// The headings of the sections of the document by their ids, for a section that refers to others.
    package internal(set) var headings: [String: String] = [:]

    /// The context of a report.
    ///
    /// - Parameters:
    ///   - report: The report.
    ///   - sections: The sections that test claims about autoencoders, drawn or not.
    package init(_ report: Report, testing sections: [any ReportSection.Type] = []) {
        self.report = report
        coloring = report.coloring
        verdict = VerdictText(report)
        claims = ClaimReview(sections.flatMap { $0.claims(of: self) })
    }
}
