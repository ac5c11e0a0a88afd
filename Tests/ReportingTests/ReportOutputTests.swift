import Foundation
import Methods
import Rows
import TestSupport
import Testing

@testable import Reporting

/// An output that no report has by itself: a file, and a folder of two.
private struct NoteOutput: ReportOutput {
    let format: String? = "note"
    let names = ["note.txt", "notes"]
    let listing = "note.txt, notes/*.txt"

    func parts(_ contents: ReportContents, in folder: String) throws -> [OutputPart] {
        try FileManager.default.createDirectory(atPath: folder + "/notes", withIntermediateDirectories: false)
        return ["note.txt", "notes/a.txt", "notes/b.txt"].map { name in
            OutputPart { try Data(contents.report.dataset.name.utf8).write(to: URL(filePath: "\(folder)/\(name)")) }
        }
    }
}

@Suite struct ReportOutputTests {
    private let folder: TemporaryFolder
    private let outputs = ReportOutputs.all + [NoteOutput()]

    init() throws { folder = try TemporaryFolder() }

    /// Writes a report of these formats and puts it in its place.
    private func write(_ formats: Set<String>, to outputs: [any ReportOutput], force: Bool = false) throws -> String {
        let errors = SampleReport.errors(about: 1, spread: 0.1)
        let report = SampleReport.of([(.pca, errors)]) { $0.formats = formats }
        let directory = try OutputDirectory(folder.path + "/out", force: force, outputs: outputs)
        try directory.create()
        let summary = try ReportWriter(report, to: directory, outputs: outputs).write(date: "2026-01-31")
        try directory.commit()
        return summary.text
    }

    @Test func aNewOutputIsKnownByItsFormat() {
        #expect(ReportOutputs.all.formats.starts(with: ["pdf", "svg"]))
        #expect(outputs.formats == ReportOutputs.all.formats + ["note"])
        #expect(outputs.names.suffix(2) == ["note.txt", "notes"])
        #expect(outputs.listing.hasSuffix(" and note.txt, notes/*.txt"))
    }

    @Test func imagesAreWrittenWhereTheyAreAskedFor() throws {
        #expect(ReportOutputs.all.formats.contains("png") && !ReportOutputs.all.usual.formats.contains("png"))
        _ = try write(["png", "svg"], to: outputs)
        let files = try folder.contents("out/figures")
        let images = files.filter { $0.hasSuffix(".png") }
        #expect(!images.isEmpty)
        #expect(images.map { $0.dropLast(4) } == files.filter { $0.hasSuffix(".svg") }.map { $0.dropLast(4) })
        let first = try Data(contentsOf: URL(filePath: "\(folder.path)/out/figures/\(images[0])"))
        #expect(first.starts(with: [0x89, 0x50, 0x4E, 0x47]))
        _ = try write(["png"], to: outputs)
        #expect(try folder.contents("out/figures") == images)
    }

    @Test(arguments: [(FigureSize.single, 85.0), (.double, 178.0)])
    func figuresAreAsWideAsAJournalsColumns(size: FigureSize, millimetres: Double) throws {
        let report = SampleReport.of([(.pca, SampleReport.errors(about: 1, spread: 0.1))]) {
            $0.formats = ["svg"]
            $0.figureSize = size
        }
        let directory = try OutputDirectory(folder.path + "/out", force: false)
        try directory.create()
        _ = try ReportWriter(report, to: directory).write(date: "2026-01-31")
        try directory.commit()
        let files = try folder.contents("out/figures")
        #expect(!files.isEmpty)
        for file in files {
            let text = try String(contentsOfFile: "\(folder.path)/out/figures/\(file)", encoding: .utf8)
            let width = try #require(text.split(separator: "width=\"").dropFirst().first?.split(separator: "pt").first)
            #expect(abs(try #require(Double(width)) - millimetres / 25.4 * 72) < 0.01, "\(file)")
        }
    }

    @Test func namesAreListedOnce() {
        let names = ReportOutputs.all.names
        #expect(Set(names).count == names.count && names.allSatisfy { !$0.contains("/") && !$0.hasPrefix(".") })
    }

    @Test func aNewOutputIsWrittenWhereItIsAskedFor() throws {
        let text = try write(["note"], to: outputs)
        #expect(try folder.contents("out") == ["metrics.json", "note.txt", "notes", "results.h5ad"])
        #expect(try folder.contents("out/notes") == ["a.txt", "b.txt"])
        #expect(text.hasSuffix("output/sample: metrics.json, results.h5ad, note.txt, notes/*.txt"))
        _ = try write(["pdf"], to: outputs)
        #expect(try folder.contents("out") == ["metrics.json", "report.pdf", "results.h5ad"])
    }

    @Test func aNewOutputIsReplacedAmongFilesOfOthers() throws {
        try FileManager.default.createDirectory(atPath: folder.path + "/out/notes", withIntermediateDirectories: true)
        for name in ["thesis.tex", "notes/old.txt"] {
            try Data("mine".utf8).write(to: URL(filePath: "\(folder.path)/out/\(name)"))
        }
        _ = try write(["note"], to: outputs, force: true)
        #expect(try folder.contents("out") == ["metrics.json", "note.txt", "notes", "results.h5ad", "thesis.tex"])
        #expect(try folder.contents("out/notes") == ["a.txt", "b.txt"])
    }

    @Test func nothingThatWasWrittenIsLost() throws {
        try FileManager.default.createDirectory(atPath: folder.path + "/out", withIntermediateDirectories: true)
        try Data("mine".utf8).write(to: URL(filePath: "\(folder.path)/out/thesis.tex"))
        // The directory knows nothing of the new output.
        let directory = try OutputDirectory(folder.path + "/out", force: true)
        try directory.create()
        let report = SampleReport.of([(.pca, SampleReport.errors(about: 1, spread: 0.1))]) { $0.formats = ["note"] }
        _ = try ReportWriter(report, to: directory, outputs: outputs).write()
        try directory.commit()
        #expect(try folder.contents("out") == ["metrics.json", "note.txt", "notes", "results.h5ad", "thesis.tex"])
    }
}
