internal import Drawing
internal import Evidence

/// The table of claims: a row for each test, and one for a claim that nothing tests.
struct ClaimTable {
    private let context: SectionContext

    init(_ context: SectionContext) {
        self.context = context
    }

    var table: Table {
        Table(
            columns: ["claim", "result", "evidence, or the missing test", "shown in"].map { Table.Column($0) },
            rows: context.claims.entries.flatMap(rows))
    }

    private func rows(of entry: ClaimReview.Entry) -> [[StyledText]] {
        guard !entry.tests.isEmpty else {
            let hint = ClaimHint(entry.claim, in: context.report).text
            return [
                [
                    StyledText(entry.claim.statement), StyledText(ClaimOutcome.text(nil), color: .muted),
                    StyledText(hint, color: .muted), "–",
                ]
            ]
        }
        return entry.tests.enumerated().map { index, test in
            [
                StyledText(index == 0 ? entry.claim.statement : ""),
                StyledText(
                    ClaimOutcome.text(test.outcome), weight: test.outcome == .undecided ? .regular : .semibold),
                StyledText(test.evidence.unbroken), place(of: test),
            ]
        }
    }

    /// The section that shows a test, with its page.
    private func place(of test: TestedClaim) -> StyledText {
        if test.section == SummarySection.id { return "summary" + .onPagesOnly(", page\u{A0}1") }
        guard let heading = context.headings[test.section] else {
            return StyledText("left out (--sections \(test.section))", color: .muted)
        }
        let destination = DocumentSection.destination(of: test.section)
        return .link(heading, to: destination) + .pageNumber(of: destination, after: ", page\u{A0}")
    }
}
