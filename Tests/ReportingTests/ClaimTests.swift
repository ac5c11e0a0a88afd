import Core
import Drawing
import Evidence
import Foundation
import Methods
import TestSupport
import Testing

@testable import Reporting

/// A section that no report has by itself, whose findings decide on claims in every way.
private enum TrialSection: ReportSection {
    static func section(of context: SectionContext) -> DocumentSection? {
        DocumentSection(
            id: id, heading: "Trials of claims",
            blocks: [.paragraph("What the trials say.")], hints: PageHints(beginsPage: true))
    }

    static func claims(of context: SectionContext) -> [TestedClaim] {
        [
            TestedClaim(.compression, .holds, evidence: "R² of one half", section: id),
            TestedClaim(.denoising, .fails, evidence: "no noise removed", section: id),
            TestedClaim(.factors, .undecided, evidence: "gaps alike", section: id),
        ]
    }
}

/// A second trial of some of the claims.
private enum SecondTrialSection: ReportSection {
    static func section(of context: SectionContext) -> DocumentSection? {
        DocumentSection(id: id, heading: "Second trials", blocks: [.paragraph("Once more.")])
    }

    static func claims(of context: SectionContext) -> [TestedClaim] {
        [
            TestedClaim(.denoising, .holds, evidence: "all noise removed", section: id),
            TestedClaim(.compression, .holds, evidence: "as before", section: id),
        ]
    }
}

@Suite struct ClaimTests {
    /// Sections that test no claim themselves, and one that does.
    private let sections: [any ReportSection.Type] = [
        SummarySection.self, ClaimsSection.self, LatentSpacesSection.self, TrainingSection.self,
        DataAndMethodsSection.self, TrialSection.self,
    ]

    private func report(change: (inout ReportSettings) -> Void = { _ in }) -> Report {
        SampleReport.of(
            [(.pca, SampleReport.errors(about: 1, spread: 0.1)), (.ae, SampleReport.errors(about: 0.5, spread: 0.1))],
            change: change)
    }

    /// The rows of the table of claims, as plain text.
    private func rows(_ document: ReportDocument) throws -> [[String]] {
        let section = try #require(document.sections.first { $0.id == "claims" })
        let tables = section.blocks.compactMap { block -> Table? in
            guard case .table(let table) = block else { return nil }
            return table.table
        }
        return try #require(tables.first).rows.map { $0.map(\.plain) }
    }

    @Test func everyClaimHasARow() throws {
        let rows = try rows(ReportDocument(report(), date: "2026-01-31", sections: sections))
        #expect(rows.map { $0[0] } == NetworkClaim.allCases.map(\.statement))
        #expect(rows.map { $0[1] }.filter { $0 == "not tested" }.count == 5)
        let place = "Trials of claims, page\u{A0}00"
        for (claim, result, evidence) in [
            (NetworkClaim.compression, "holds here", "R² of one half"),
            (.denoising, "does not hold here", "no noise removed"), (.factors, "undecided", "gaps alike"),
        ] {
            let row = try #require(rows.first { $0[0] == claim.statement })
            #expect(Array(row.dropFirst()) == [result, evidence, place], "\(row)")
        }
        // What would test the others.
        let hints = Dictionary(uniqueKeysWithValues: zip(NetworkClaim.allCases, rows.map { $0[2] }))
        #expect(hints[.overlap] == "add vae to --methods" && hints[.newData] == "add vae to --methods")
        #expect(hints[.factors] == "gaps alike" && hints[.continuity] == hints[.overlap])
        #expect(rows.first?[3] == "–")
    }

    /// Every option and method that a hint names is there.
    @Test func hintsNameWhatThereIs() throws {
        let options = Set(ReportOptions.all.map { "--\($0.name)" })
        let (pca, network) = (SampleReport.errors(about: 1, spread: 0.1), SampleReport.errors(about: 0.5, spread: 0.1))
        for methods in [[Method.ae], [.pca, .ae], [.pca, .vae], [.pca, .ae, .dae, .vae]] {
            let report = SampleReport.of(methods.map { ($0, $0 == .pca ? pca : network) })
            for claim in NetworkClaim.allCases {
                let hint = ClaimHint(claim, in: report).text
                #expect(!hint.isEmpty)
                let named = hint.matches(of: /--[a-z-]+/).map { String($0.0) }
                #expect(options.isSuperset(of: named), "\(hint)")
                guard let added = hint.firstMatch(of: /add ([a-z]+) to/) else { continue }
                let method = try #require(Method(rawValue: String(added.1)))
                #expect(!methods.contains(method), "\(hint)")
            }
        }
        let all = SampleReport.of([Method.pca, .ae, .dae, .vae].map { ($0, network) })
        #expect(ClaimHint(.denoising, in: all).text == "cannot be tested with these data and options")
        #expect(ClaimHint(.factors, in: all).text.hasPrefix("give several --labels"))
        #expect(ClaimHint(.projections, in: SampleReport.of([(.ae, network)])).text == "add pca to --methods")
    }

    @Test func testsThatContradictEachOtherAreUndecided() throws {
        let both = sections + [SecondTrialSection.self]
        let review = SectionContext(report(), testing: both).claims
        #expect(review.entries.map(\.claim) == NetworkClaim.allCases)
        #expect(review.entries(.holds).map(\.claim) == [.compression])
        #expect(review.entries(.fails).isEmpty)
        #expect(review.entries(.undecided).map(\.claim) == [.denoising, .factors])
        #expect(review.entries(nil).count == 5)
        let rows = try rows(ReportDocument(report(), date: "2026-01-31", sections: both))
        #expect(rows.count == 10)
        let index = try #require(rows.firstIndex { $0[0] == NetworkClaim.denoising.statement })
        #expect(rows[index][1] == "does not hold here" && rows[index + 1][1] == "holds here")
        #expect(rows[index + 1][0].isEmpty && rows[index + 1][3].hasPrefix("Second trials, page"))
    }

    /// A section that is not drawn has been tested all the same, and the table says so.
    @Test func aSectionThatIsLeftOutIsNamed() throws {
        let report = report { $0.sections = ["claims"] }
        let document = ReportDocument(report, date: "2026-01-31", sections: sections)
        #expect(document.sections.map(\.id) == ["summary", "claims"])
        let row = try #require(try rows(document).first { $0[0] == NetworkClaim.compression.statement })
        #expect(row[1] == "holds here" && row[3] == "left out (--sections trial)")
    }

    @Test func aReportOfPCAAloneHasNoTable() {
        let report = SampleReport.of([(.pca, SampleReport.errors(about: 1, spread: 0.1))])
        let document = ReportDocument(report, date: "2026-01-31", sections: sections)
        #expect(!document.sections.contains { $0.id == "claims" })
    }

    @Test func metricsSayTheSame() throws {
        func claims(_ sections: [any ReportSection.Type], _ report: Report) throws -> [String: [String: Any]] {
            let review = SectionContext(report, testing: sections).claims
            let data = try MetricsFile(report, claims: review).data()
            let file = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
            let evidence = try #require(file["evidence"] as? [String: Any])
            return try #require(evidence["claims"] as? [String: [String: Any]])
        }
        let found = try claims(sections, report())
        #expect(Set(found.keys) == Set(NetworkClaim.allCases.map(\.rawValue) + ["definitions"]))
        #expect(found["data_specificity"]?["outcome"] as? String == "not_tested")
        #expect((found["data_specificity"]?["tests"] as? [Any])?.isEmpty == true)
        #expect(found["denoising"]?["outcome"] as? String == "fails")
        let tests = try #require(found["denoising"]?["tests"] as? [[String: String]])
        #expect(tests == [["outcome": "fails", "evidence": "no noise removed", "section": "trial"]])
        #expect((found["definitions"]?["outcome"] as? [String: String])?["definition"]?.isEmpty == false)
        // They do not depend on what is drawn.
        let chosen = try claims(sections, report { $0.sections = ["summary"] })
        #expect(chosen["denoising"]?["outcome"] as? String == "fails")
        // No question has that key.
        #expect(!Questions.all.contains { $0.id == "claims" })
    }

    /// The page that the table names is the one on which the section begins.
    @Test(.enabled(if: Command.isInstalled("pdftotext")))
    func thePageIsThatOfTheSection() throws {
        let folder = try TemporaryFolder()
        let directory = try OutputDirectory(folder.path + "/out", force: false)
        try directory.create()
        _ = try ReportWriter(report(), to: directory, sections: sections).write(date: "2026-01-31")
        try directory.commit()
        let text = try #require(Command.output(of: "pdftotext", ["-raw", folder.path("out/report.pdf"), "-"]))
        // A form feed ends each page.
        let pages = text.split(separator: "\u{0C}", omittingEmptySubsequences: false).map { page in
            page.split(whereSeparator: { $0.isWhitespace || $0 == "\u{A0}" }).joined(separator: " ")
        }
        let page = try #require(pages.firstIndex { $0.contains("What the trials say.") }) + 1
        #expect(page > 2)
        let table = try #require(pages.first { $0.contains("Claims about autoencoders") })
        let named = table.matches(of: /Trials of claims, page ([0-9]+)/).map { String($0.1) }
        #expect(named == [String](repeating: String(page), count: 3), "\(table)")
        let before = Set(pages.indices.filter { pages[$0].contains("What the trials say.") })
        #expect(before == [page - 1])
    }
}

/// The sentences on claims, by their outcomes.
@Suite struct ClaimTextTests {
    private static let evidence = "MSE of two against one"

    /// A review in which the first claims have these outcomes.
    private func review(
        holds: Int, fails: Int, undecided: Int = 0, evidence: String = evidence
    ) -> ClaimReview {
        let outcomes =
            [ClaimOutcome](repeating: .holds, count: holds) + [ClaimOutcome](repeating: .fails, count: fails)
            + [ClaimOutcome](repeating: .undecided, count: undecided)
        return ClaimReview(
            zip(NetworkClaim.allCases, outcomes).map { TestedClaim($0, $1, evidence: evidence, section: "any") })
    }

    @Test(arguments: [Grade?.some(.better), .undecided, .noVerdict, nil])
    func whatDoesNotHoldSpeaksAgainstANetwork(grade: Grade?) {
        #expect(
            ClaimText(review(holds: 2, fails: 1, undecided: 1), grade: grade).sentences == [
                "Of the eight claims commonly made for autoencoders, two hold on these data: projections better than "
                    + "PCA's "
                    + "and compression.",
                "However, one does not hold: specificity to the training data (MSE of two against one).",
                "One is undecided and four were not tested.",
            ])
    }

    @Test(arguments: [Grade.worse, .noMeaningfulDifference])
    func whatHoldsSpeaksAgainstPCA(grade: Grade) {
        #expect(
            ClaimText(review(holds: 1, fails: 3), grade: grade).sentences == [
                "Of the eight claims commonly made for autoencoders, three do not hold on these data: compression, "
                    + "specificity to the training data and denoising.",
                "However, one holds: projections better than PCA's.",
                "Four were not tested.",
            ])
    }

    @Test func oneSideNeedsNoHowever() {
        #expect(
            ClaimText(review(holds: 0, fails: 1, undecided: 7), grade: .better).sentences == [
                "Of the eight claims commonly made for autoencoders, one does not hold on these data: projections "
                    + "better "
                    + "than PCA's (MSE of two against one).",
                "Seven are undecided.",
            ])
        let all = ClaimText(review(holds: 8, fails: 0), grade: .worse).sentences
        #expect(all.count == 1 && all[0].contains("eight hold on these data: projections"))
    }

    @Test func whatNothingTestsIsNotOnThePage() {
        #expect(ClaimText(review(holds: 0, fails: 0), grade: .better).sentences.isEmpty)
        #expect(
            ClaimText(review(holds: 0, fails: 0, undecided: 1), grade: .better).sentences == [
                "These data decide none of the eight claims commonly made for autoencoders: one is undecided and "
                    + "seven were not tested."
            ])
    }

    @Test func longEvidenceIsLeftToTheTable() {
        let long = String(repeating: "number after number ", count: 9)
        let sentences = ClaimText(review(holds: 1, fails: 1, evidence: long), grade: .better).sentences
        #expect(sentences.count == 3 && sentences[1] == "However, one does not hold: compression.")
        #expect(ClaimText(review(holds: 1, fails: 1, evidence: ""), grade: .better).sentences == sentences)
    }

    @Test(arguments: [
        (3, 2, 1, "Of the eight claims below, three hold, two do not hold, one is undecided and two were not tested."),
        (8, 0, 0, "Of the eight claims below, eight hold."),
        (0, 1, 0, "Of the eight claims below, one does not hold and seven were not tested."),
        (
            0, 0, 2,
            "These data decide none of the eight claims below: two are undecided and six were not tested."
        ),
        (0, 0, 0, "These data decide none of the eight claims below: eight were not tested."),
    ])
    func theSectionCountsThem(holds: Int, fails: Int, undecided: Int, sentence: String) {
        #expect(
            ClaimText(review(holds: holds, fails: fails, undecided: undecided), grade: nil).summary == sentence)
    }

    /// The first page has the claims and the table of measures with as much to say of claims as there may be.
    @Test func theFirstPageHasRoomForThem() {
        let report = SampleReport.of([
            (.pca, SampleReport.errors(about: 1, spread: 0.1)), (.ae, SampleReport.errors(about: 0.5, spread: 0.1)),
            (.vae, SampleReport.errors(about: 0.6, spread: 0.1)),
        ])
        let document = ReportDocument(report, date: "2026-01-31", sections: [SummarySection.self, FullSection.self])
        #expect(document.sections.map(\.id) == ["summary"])
        #expect(document.text.contains("However, two do not hold"))
        for paper in [Paper.a4, .letter] {
            let text = RecordedPages(document, on: paper).text(ofPage: 0)
            #expect(text.contains("However, two do not hold") && text.contains("Table 1."), "\(text)")
        }
    }
}

/// A section that says nothing itself and much of claims.
private enum FullSection: ReportSection {
    static func section(of context: SectionContext) -> DocumentSection? { nil }

    static func claims(of context: SectionContext) -> [TestedClaim] {
        NetworkClaim.allCases.enumerated().map { index, claim in
            TestedClaim(
                claim, index < 2 ? .fails : .holds,
                evidence: String(repeating: "as many letters as are quoted ", count: 3), section: "any")
        }
    }
}

extension ReportDocument {
    /// The text of all paragraphs.
    fileprivate var text: String {
        sections.flatMap(\.blocks).map { block in
            guard case .paragraph(let text, _) = block else { return "" }
            return text.plain
        }.joined(separator: "\n")
    }
}
