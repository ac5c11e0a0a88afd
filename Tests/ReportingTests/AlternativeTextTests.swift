import Drawing
import Foundation
import Methods
import Rows
import TestSupport
import Testing

@testable import Reporting

/// The words that stand for figures where they are not seen.
@Suite struct AlternativeTextTests {
    private static func report(_ change: (inout ReportSettings) -> Void = { _ in }) -> Report {
        let codes = (0..<SampleReport.rowCount).map { $0 % 3 }
        return SampleReport.of(
            [
                (.pca, SampleReport.errors(about: 1, spread: 0.1)),
                (.ae, SampleReport.errors(about: 0.5, spread: 0.1, shift: 0.4)),
                (.vae, SampleReport.errors(about: 0.6, spread: 0.1, shift: 0.8)),
            ], componentErrors: [1.2, 1, 0.7, 0.4],
            labels: .categorical(CategoricalLabels(name: "kind", categories: ["a", "b", "c"], codes: codes)),
            change: change)
    }

    /// Every figure says what it is and what it shows, in a sentence, and no two say the same.
    @Test func everyFigureHasAText() {
        let figures = ReportDocument(Self.report(), date: "2026-01-31").figures
        #expect(figures.count > 5)
        for figure in figures {
            let text = figure.alternativeText
            #expect(!figure.title.isEmpty && text.hasPrefix("\(figure.title). "), "\(figure.identifier)")
            #expect(figure.finding.count > 10 && text.hasSuffix("."), "\(figure.identifier): \(text)")
            #expect(!text.contains("\u{A0}") && !text.contains("\n"), "\(figure.identifier)")
        }
        #expect(Set(figures.map(\.alternativeText)).count == figures.count)
    }

    /// In a file of its own a figure has its name, and all that its caption says.
    @Test func filesHaveIt() throws {
        let report = Self.report { $0.theme = .dark }
        let folder = try TemporaryFolder()
        let directory = try OutputDirectory(folder.path("out"), force: false)
        try directory.create()
        _ = try ReportWriter(report, to: directory).write(date: "2026-01-31")
        try directory.commit()
        for figure in ReportDocument(report, date: "2026-01-31").figures {
            let path = folder.path("out/figures/\(figure.identifier).svg")
            let text = try String(contentsOfFile: path, encoding: .utf8)
            let title = try #require(text.firstMatch(of: /<title id="[^"]+">([^<]*)<\/title>/)).1
            let description = try #require(text.firstMatch(of: /<desc id="[^"]+">([^<]*)<\/desc>/)).1
            #expect(Self.plain(title) == figure.title)
            #expect(Self.plain(description).hasPrefix(figure.finding), "\(figure.identifier)")
            // For slides on a dark ground.
            #expect(text.contains("fill=\"#14171a\"") && !text.contains("fill=\"#1a1c1e\""), "\(figure.identifier)")
            #expect(text.contains("role=\"img\"") && text.contains("aria-labelledby="))
        }
    }

    private static func plain(_ text: Substring) -> String {
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")].reduce(String(text)) {
            $0.replacing($1.0, with: $1.1)
        }
    }
}
