internal import Drawing
internal import Evidence
internal import Methods

/// The claims that are commonly made for autoencoders, with the outcome of each on these data.
enum ClaimsSection: ReportSection {
    static let refersToOthers = true

    static func section(of context: SectionContext) -> DocumentSection? {
        // The claims are about networks.
        guard context.report.decoding.contains(where: { !$0.method.isLinear }) else { return nil }
        return DocumentSection(
            id: id, heading: "Claims about autoencoders, tested on these data",
            blocks: [
                .headline(ClaimText(context.claims, grade: context.verdict.grade).summary),
                .table(
                    ReportTable(
                        ClaimTable(context).table, title: "Claims",
                        caption: "Claims commonly made for autoencoders, tested on these data",
                        explanation: "A claim is decided by a 95 % interval or by a control.")),
            ])
    }
}
