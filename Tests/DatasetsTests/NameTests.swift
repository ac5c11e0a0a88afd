import Core
import Datasets
import Foundation
import HDF5
import Rows
import TestSupport
import Testing

/// Names that nobody would give, and that somebody does.
struct NameTests {
    private static let names = [
        "\u{1B}[2Jclear", "line\u{2028}break", "\u{202E}txet", "<b>&\"'%s%n", String(repeating: "n", count: 10_000),
        "\u{7}bell",
    ]

    private func write(_ names: [String], to path: String) throws {
        let file = try HDF5File(creating: path)
        for (index, name) in names.enumerated() {
            try file.root.createDataset(name, shape: [12, 4], values: (0..<48).map { sin(Double($0 + index * 100)) })
        }
        try file.close()
    }

    private static func isHarmless(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            scalar == "\n"
                || ![.control, .format, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
        }
    }

    /// A message shows no name that could mislead, and what it says can be typed.
    @Test func whatIsListedCanBeTyped() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("names.h5")
        try write(Self.names, to: path)
        let error = #expect(throws: DatasetError.self) { try Dataset.read(path) }
        let message = try #require(error).message
        #expect(Self.isHarmless(message) && message.count < 2_000, "\(message)")
        for (index, name) in Self.names.enumerated() {
            let escaped = "/\(name)".escaped
            if !escaped.contains("'") { #expect(message.contains(escaped), "\(message)") }
            for typed in [name, escaped] {
                let dataset = try Dataset.read(path, options: ReadingOptions(dataPath: typed))
                #expect(dataset.dataPath.utf8.elementsEqual("/\(name)".utf8))
                guard case .float64(let values) = dataset.features.storage else {
                    Issue.record("not doubles")
                    return
                }
                #expect(values.first == sin(Double(index * 100)))
                #expect(Self.isHarmless(dataset.reason) && dataset.reason.count < 600)
            }
        }
    }

    /// HDF5 tells them apart; so does what reads them.
    @Test func namesThatSwiftTakesForEqual() throws {
        let names = ["\u{E9}", "e\u{301}"]
        #expect(names[0] == names[1])
        let folder = try TemporaryFolder()
        let path = folder.path("twins.h5")
        try write(names, to: path)
        for (index, name) in names.enumerated() {
            let dataset = try Dataset.read(path, options: ReadingOptions(dataPath: name))
            guard case .float64(let values) = dataset.features.storage else {
                Issue.record("not doubles")
                return
            }
            #expect(values.first == sin(Double(index * 100)))
        }
    }

    /// Classes that look the same are told apart, and those that are too long are cut.
    @Test func namesOfClasses() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("classes.h5")
        let names = ["\u{E9}", "e\u{301}", "a\u{1}\u{1B}[31m", String(repeating: "x", count: 10_000)]
        let file = try HDF5File(creating: path)
        try file.root.createDataset("X", shape: [24, 3], values: (0..<72).map { sin(Double($0)) })
        try file.root.createDataset("y", strings: (0..<24).map { names[$0 % 4] })
        try file.close()
        guard case .categorical(let labels)? = try Dataset.read(path).labels else {
            Issue.record("no classes")
            return
        }
        #expect(Set(labels.categories).count == 4)
        #expect(labels.categories.allSatisfy { Self.isHarmless($0) && $0.count < 300 }, "\(labels.categories)")
        let inspection = try FileInspection(file: path)
        #expect(Self.isHarmless(inspection.text) && Self.isHarmless(inspection.json))
    }

    /// A walk that followed links or objects twice would never end.
    @Test func linksThatLeadBack() throws {
        let inspection = try FileInspection.tree(file: Fixtures.path("links.h5"))
        #expect(inspection.split(separator: "\n").count < 200)
    }
}
