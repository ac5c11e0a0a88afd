internal import Drawing
internal import Evidence
internal import Methods

/// The claims that are commonly made for autoencoders: what the data say of each, and where that is shown.
enum ClaimsSection: ReportSection {
    static let refersToOthers = true

    static func section(of context: SectionContext) -> DocumentSection? {
        // The claims are about networks.
        guard context.report.decoding.contains(where: { !$0.method.isLinear }) else { return nil }
        return DocumentSection(
            id: id, heading: "Claims about autoencoders, tested on these data",
            blocks: [
                .paragraph(StyledText(ClaimText(context.claims, grade: context.verdict.grade).summary)),
                .table(
                    ReportTable(
                        ClaimTable(context).table, title: "Claims",
                        caption: "Claims commonly made for autoencoders, and what these data say of them",
                        explanation: "A claim holds or does not hold where a 95 % interval or a control decides it.")),
            ])
    }
}
