import Core
import Drawing
import Foundation
import Methods
import Plotting
import Rows
import TestSupport
import Testing

@testable import Reporting

/// `--palette`: names, files, and what is wrong with others.
@Suite struct PaletteOptionTests {
    private func parse(_ text: String) throws -> PaletteChoice { try PaletteFile.parse(text, name: "colours.txt") }

    private func objection(_ text: String) -> String? {
        do throws(PaletteFile.Objection) {
            _ = try PaletteFile.parse(text, name: "colours.txt")
            return nil
        } catch {
            return error.text
        }
    }

    @Test func aFileListsColours() throws {
        let choice = try parse("# mine\n#ff0000\n\n  tab:blue \r\n#0f0\nC1\n")
        #expect(
            choice.colors.map { $0.on(.light).bytes } == [[255, 0, 0], [31, 119, 180], [0, 255, 0], [255, 127, 14]])
        #expect(choice.classes.isEmpty && choice.scale != nil)
        // A single colour is no scale for numbers.
        #expect(try parse("red").scale == nil)
    }

    @Test func aFileNamesClasses() throws {
        let choice = try parse("B cell = #ff0000\n\"T = cell\" = 'steelblue'\nNK=#00f\n#123456")
        #expect(
            choice.classes.mapValues { $0.on(.light).bytes } == [
                "B cell": [255, 0, 0], "T = cell": [70, 130, 180], "NK": [0, 0, 255],
            ])
        #expect(choice.colors.map { $0.on(.light).bytes } == [[0x12, 0x34, 0x56]])
    }

    @Test(arguments: [
        ("#ff0000\nbleu", "Line 2: \"bleu\" is not a colour."), ("a = #12", "Line 1: \"#12\" is not a colour."),
        ("a = red\na = blue", "Line 2: a has a colour already."), ("# nothing\n\n", "The file has no colour."),
    ])
    func saysWhatIsWrong(text: String, message: String) {
        #expect(objection(text) == message)
    }

    /// Whatever a file holds, the message is short.
    @Test func whatAFileHoldsIsBounded() throws {
        let long = String(repeating: "x", count: 100_000)
        #expect((objection(long)?.count ?? 0) < 200)
        #expect((objection("\(long) = \(long)")?.count ?? 0) < 200)
        #expect(objection(String(repeating: "red\n", count: 10_001))?.contains("more than 10") == true)
        let folder = try TemporaryFolder()
        try Data(count: 1_000_001).write(to: URL(filePath: folder.path("large")))
        try Data([0xFF, 0xFE, 0x00]).write(to: URL(filePath: folder.path("binary")))
        for name in ["large", "binary", "missing", "."] {
            #expect(throws: PaletteFile.Objection.self, "\(name)") { try PaletteFile.read(folder.path(name)) }
        }
    }

    @Test func theOptionTakesNamesAndFiles() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("mine.txt")
        try "red\nblue\n".write(toFile: path, atomically: true, encoding: .utf8)
        let format = OptionFormat<PaletteChoice?>.palette
        let named: PaletteChoice? = format.parse("tab10").flatMap(\.self)
        #expect(named?.colors.count == 10)
        let listed: PaletteChoice? = format.parse(path).flatMap(\.self)
        #expect(listed?.colors.count == 2 && listed?.name == path)
        #expect(format.parse("viridi") == nil && format.advice("viridi") == "Did you mean viridis?")
        try "purpel".write(toFile: path, atomically: true, encoding: .utf8)
        #expect(format.parse(path) == nil && format.advice(path) == "Line 1: \"purpel\" is not a colour.")
        #expect(format.advice("no/such/file")?.contains("no such file") == true)
    }

    /// A report's classes have the colours that were chosen, and numbers the scale.
    @Test func reportsHaveTheColours() throws {
        let errors = SampleReport.errors(about: 1, spread: 0.1)
        let codes = (0..<SampleReport.rowCount).map { $0 % 2 }
        func report(_ palette: String?) -> Report {
            SampleReport.of(
                [(.pca, errors)],
                labels: .categorical(CategoricalLabels(name: "kind", categories: ["a", "b"], codes: codes))
            ) { $0.palette = palette.flatMap { PaletteChoice(named: $0) } }
        }
        func colors(_ report: Report) -> [Color] {
            if case .categorical(_, _, let colors) = report.coloring { colors.colors } else { [] }
        }
        #expect(colors(report(nil)) == Array(CategoricalPalette.eight.prefix(2)))
        #expect(colors(report("set1")).map { $0.on(.light).bytes } == [[0xE4, 0x1A, 0x1C], [0x37, 0x7E, 0xB8]])
        // A palette of numbers leaves classes theirs.
        #expect(colors(report("magma")) == Array(CategoricalPalette.eight.prefix(2)))
    }
}
