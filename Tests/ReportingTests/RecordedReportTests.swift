import Comparison
import Drawing
import Foundation
import Methods
import TestSupport
import Testing

@testable import Reporting

/// The sentences of a report and the keys of `metrics.json` are those that are recorded.
@Suite struct RecordedReportTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// The folder of the package.
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// A report of the digits by all methods, trained for no longer than it takes to have all numbers.
    private func report() throws -> Report {
        var settings = ReportSettings(file: Self.root + "/datasets/digits.h5", output: folder.path("out"))
        settings.methods = Method.allCases
        settings.latentSize = 3
        settings.training.epochs = 2
        settings.training.architecture = .dense
        // Not every processor computes in bfloat16, whose numbers are others.
        settings.training.precision = .f32
        settings.threads = 2
        return try Report(comparing: settings, on: DataPreparation(settings.comparison).run())
    }

    @Test func theReportOfDigits() throws {
        let report = try report()
        let document = ReportDocument(report, date: "2026-01-31")
        // Neither the place of the package nor the processor is the report's.
        let plain = document.text.replacing(Self.root + "/", with: "")
            .replacing(report.environment.processor, with: "PROCESSOR")
        let text = RecordedText.withoutNumbers(plain)
        #expect(try RecordedText.difference(text, from: "report-digits.txt") == nil)
        let metrics = try JSONSerialization.jsonObject(with: MetricsFile(report).data())
        let keys = Set(Self.keys(of: metrics)).sorted().joined(separator: "\n")
        #expect(try RecordedText.difference(keys, from: "metrics-digits.txt") == nil)
    }

    /// The paths of all values: "methods.pca.test.mse.value", "evidence.training.methods[]".
    private static func keys(of value: Any, under path: String = "") -> [String] {
        if let object = value as? [String: Any] {
            return object.flatMap { keys(of: $0.value, under: path.isEmpty ? $0.key : "\(path).\($0.key)") }
        }
        if let array = value as? [Any] {
            return array.isEmpty ? [path + "[]"] : array.flatMap { keys(of: $0, under: path + "[]") }
        }
        return [path]
    }
}

extension ReportDocument {
    /// The sentences, captions and tables, a line each.
    fileprivate var text: String {
        ([title, facts, subject] + keywords + sections.flatMap(\.lines)).joined(separator: "\n")
    }
}

extension DocumentSection {
    fileprivate var lines: [String] {
        ["", "== \(heading ?? id)"]
            + blocks.flatMap { block -> [String] in
                switch block {
                case .paragraph(let text, _): [text.plain]
                case .figure(let figure): [figure.line]
                case .row(let figures): figures.map(\.line)
                case .table(let table): table.lines
                }
            }
    }
}

extension ReportFigure {
    fileprivate var line: String {
        "[\(identifier)] \(title): \(finding) \(explanation)" + (pointer.isEmpty ? "" : " \(pointer.plain)")
    }
}

extension ReportTable {
    fileprivate var lines: [String] {
        let rows = [table.columns.map(\.header)] + table.rows
        return ["[table] \(title): \(caption) \(explanation)" + (pointer.isEmpty ? "" : " \(pointer.plain)")]
            + rows.map { $0.map(\.plain).joined(separator: " | ") } + table.footnotes.map(\.plain)
    }
}
