import Core
import Datasets
import Foundation
import HDF5
import Rows
import TestSupport
import Testing

/// Rows that are spread over many data sets: one for each sample, for each column, or in each of many groups.
struct SpreadRowsTests {
    private let folder: TemporaryFolder
    private let files: SpreadFiles

    init() throws {
        folder = try TemporaryFolder()
        files = SpreadFiles(folder)
    }

    private func classes(_ dataset: Dataset) -> [String] {
        guard case .categorical(let labels)? = dataset.labels else { return [] }
        return labels.codes.map { labels.categories.indices.contains($0) ? labels.categories[$0] : "" }
    }

    @Test func aVectorForEachSample() throws {
        let dataset = try Dataset.read(try files.embeddings())
        #expect(dataset.features.rowCount == 40 && dataset.features.featureCount == 16)
        #expect(dataset.dataPath == "/P*" && dataset.labels == nil)
        #expect(try dataset.features.elements == SpreadFiles.numbers(640))
        // Names are in natural order, whatever that of the file.
        let numbered = try Dataset.read(try files.embeddings((0..<40).map { "img_\($0).jpg" }))
        #expect(numbered.dataPath == "/img_*.jpg")
        #expect(try numbered.features.elements == SpreadFiles.numbers(640))
        #expect(numbered.notes.contains { $0.contains("from /img_0.jpg to /img_39.jpg") }, "\(numbered.notes)")
    }

    @Test func theUserPutsTheStars() throws {
        let path = try files.embeddings()
        for pattern in ["/*", "P*", "/P1*"] {
            let dataset = try Dataset.read(path, options: ReadingOptions(dataPath: pattern))
            #expect(dataset.features.rowCount == 40, "\(pattern)")
        }
        #expect(try message(path, ReadingOptions(dataPath: "Q*")).contains("no data set Q*"))
    }

    @Test func aGroupForEachDemonstration() throws {
        let path = try files.demonstrations()
        let dataset = try Dataset.read(path)
        #expect(dataset.dataPath == "/data/demo_*/actions" && dataset.features.rowCount == 27)
        #expect(dataset.labelPath == "/data/demo_*", "\(dataset.reason)")
        #expect(classes(dataset).prefix(6) == ["demo_0", "demo_0", "demo_0", "demo_0", "demo_0", "demo_1"])
        let expected = [5, 7, 6, 9].enumerated().flatMap { SpreadFiles.numbers(3 * $1, 100 * $0) }
        #expect(try dataset.features.elements == expected)
        #expect(!dataset.notes.contains { $0.contains("No label was chosen") }, "\(dataset.notes)")
        #expect(dataset.furtherLabels.contains { $0.path == "/data/demo_*" && $0.role == .likelyGroups })

        // One value for the whole demonstration, one for each step, and an attribute of its group.
        let success = try Dataset.read(
            path,
            options: ReadingOptions(labelsPath: "data/*/success", furtherLabelsPaths: ["/data/demo_*@num_samples"]))
        #expect(classes(success).filter { $0 == "1" }.count == 16 && classes(success).first == "0")
        #expect(success.furtherLabels.first { $0.isNamed }?.labels.classCount == 4)
        let rewards = try Dataset.read(path, options: ReadingOptions(labelsPath: "data/demo_*/rewards"))
        guard case .continuous(let labels)? = rewards.labels else {
            Issue.record("no numbers: \(rewards.reason)")
            return
        }
        #expect(labels.values.prefix(5) == SpreadFiles.numbers(5)[...])
    }

    @Test func aTraceForEachEvent() throws {
        let dataset = try Dataset.read(
            try files.traces(), options: ReadingOptions(labelsPath: "data/*@trace_category"))
        #expect(dataset.features.rowCount == 24 && dataset.features.featureCount == 180)
        #expect(dataset.seriesShape == SeriesShape(times: 60, channels: 3, isChannelsFirst: false))
        #expect(Set(classes(dataset)) == ["earthquake_local", "noise"])
        // An attribute called so is the label; others are offered.
        let unnamed = try Dataset.read(try files.traces())
        #expect(unnamed.labelPath?.hasSuffix("_EV@trace_category") == true, "\(unnamed.reason)")
        #expect(unnamed.notes.contains { $0.contains("@source_magnitude") && !$0.contains("@trace_name") })
    }

    @Test func aGroupForEachBeam() throws {
        let dataset = try Dataset.read(
            try files.beams(), options: ReadingOptions(labelsPath: "/BEAM*/quality_flag"))
        #expect(dataset.dataPath == "/BEAM*/rh" && dataset.features.rowCount == 63)
        #expect(classes(dataset).prefix(3) == ["0", "1", "0"])
        #expect(classes(try Dataset.read(try files.beams())).last == "BEAM0101")
    }

    @Test func rowsOfDifferentShapesAreNotJoined() throws {
        let path = try files.conformations()
        let text = try message(path, ReadingOptions(dataPath: "gdb11_s01/*/coordinates"))
        #expect(text.contains("rows differ") && text.contains("/gdb11_s01/gdb11_s01-1/coordinates (30×8×3 float64)"))
        let one = try Dataset.read(
            path,
            options: ReadingOptions(
                dataPath: "gdb11_s01/gdb11_s01-1/coordinates", labelsPath: "gdb11_s01/gdb11_s01-1/energies"))
        #expect(one.features.featureCount == 24 && one.labels != nil)
        // Nothing is chosen in silence.
        #expect(try message(path).contains("--data /gdb11_s01/gdb11_s01-1/coordinates"))
    }

    @Test func severalDataAreJoined() throws {
        let path = try files.write("runs") { root in
            for (run, count) in [("run1", 20), ("run2", 30)] {
                let group = try root.createGroup(run)
                try group.createDataset("data", shape: [count, 4], values: SpreadFiles.numbers(4 * count, count))
                try group.createDataset("labels", shape: [count], values: (0..<count).map { $0 % 4 })
                try group.createDataset("other", shape: [count, 5], values: SpreadFiles.numbers(5 * count))
            }
        }
        let options = ReadingOptions(dataPath: "run1/data", furtherDataPaths: ["run2/data"])
        let dataset = try Dataset.read(path, options: options)
        #expect(dataset.features.rowCount == 50 && dataset.dataPath == "/run1/data + /run2/data")
        #expect(dataset.labelPath == "/run*/labels", "\(dataset.reason)")
        #expect(try dataset.features.elements == SpreadFiles.numbers(80, 20) + SpreadFiles.numbers(120, 30))
        let pattern = try Dataset.read(path, options: ReadingOptions(dataPath: "run*/data"))
        #expect(try pattern.features.elements == dataset.features.elements && pattern.labels == dataset.labels)
        let mixed = ReadingOptions(dataPath: "run1/data", furtherDataPaths: ["run2/other"])
        #expect(try message(path, mixed).contains("rows differ"))
    }

    @Test func threeGroupsOfNamesAreAskedAbout() throws {
        let path = try files.write("kinds") { root in
            for (kind, name) in ["setosa", "versicolor", "virginica"].enumerated() {
                try root.createGroup(name).createDataset(
                    "X", shape: [20, 4], values: SpreadFiles.numbers(80, 100 * kind))
            }
        }
        let text = try message(path)
        #expect(text.contains("--data '/*/X' (60×4 float64)") && text.contains("--data /setosa/X"), "\(text)")
        let joined = try Dataset.read(path, options: ReadingOptions(dataPath: "/*/X"))
        #expect(joined.labels?.classCount == 3 && joined.labelPath == "/*")
    }

    @Test func trainingAndTestGroupsAreNotJoined() throws {
        let path = try files.write("parts") { root in
            for (part, count) in [("train", 30), ("val", 10), ("test", 10)] {
                let group = try root.createGroup(part)
                try group.createDataset("data", shape: [count, 4], values: SpreadFiles.numbers(4 * count, 7 * count))
            }
        }
        let dataset = try Dataset.read(path)
        #expect(dataset.dataPath == "/train/data" && dataset.predefinedTestRows == 30..<40)
    }

    @Test func whatIsBesideADataSetForEachSample() throws {
        let path = try files.write("pictures") { root in
            let images = try root.createGroup("images")
            let labels = try root.createGroup("labels")
            for row in 0..<15 {
                try images.createDataset(
                    "\(row)", shape: [6, 6], values: (0..<36).map { UInt8(truncatingIfNeeded: $0 * 7 + row * 31) })
                try labels.createDataset("\(row)", shape: [], values: [row % 3])
            }
        }
        let dataset = try Dataset.read(path)
        #expect(dataset.dataPath == "/images/*" && dataset.imageShape == ImageShape(height: 6, width: 6))
        #expect(dataset.labelPath == "/labels/*" && classes(dataset).prefix(4) == ["0", "1", "2", "0"])
    }

    @Test func aGroupOfSamplesForEachClass() throws {
        let path = try files.write("classes") { root in
            for (kind, name) in ["cat", "dog", "owl"].enumerated() {
                let group = try root.createGroup(name)
                for row in 0..<12 {
                    let number = 12 * kind + row
                    try group.createDataset(
                        "img_\(number)", shape: [5, 5], values: (0..<25).map { UInt8($0 * 9 % 251 + number) })
                }
            }
        }
        let dataset = try Dataset.read(path)
        #expect(dataset.dataPath == "/*/img_*" && dataset.features.rowCount == 36, "\(dataset.reason)")
        #expect(dataset.labelPath == "/*" && classes(dataset)[11...13] == ["cat", "dog", "dog"])
        // A picture and its mask have one name, and are no two rows.
        let masks = try files.write("masks") { root in
            for name in ["photos", "masks"] {
                let group = try root.createGroup(name)
                for row in 0..<12 {
                    let values = (0..<25).map { UInt8($0 * 9 % 251 + row + name.count) }
                    try group.createDataset("img_\(row)", shape: [5, 5], values: values)
                }
            }
        }
        #expect(try message(masks).contains("--data '/photos/img_*' (12×5×5 uint8)"))
    }

    /// Sixty episodes of as many steps, and sixty groups with a picture each, have the same shapes.
    @Test func stepsAreRowsAndPicturesAreNot() throws {
        let episodes = try files.write("steps") { root in
            for number in 0..<12 {
                let group = try root.createGroup("episode_\(number)")
                try group.createDataset("actions", shape: [8, 3], values: SpreadFiles.numbers(24, 24 * number))
                try group.createDataset("rewards", shape: [8], values: SpreadFiles.numbers(8, number))
            }
        }
        let steps = try Dataset.read(episodes)
        #expect(steps.features.rowCount == 96 && steps.features.featureCount == 3 && steps.labelPath == "/episode_*")
        let samples = try files.write("samples") { root in
            for number in 0..<12 {
                let group = try root.createGroup("sample_\(number)")
                try group.createDataset("map", shape: [8, 5], values: SpreadFiles.numbers(40, 40 * number))
                try group.setAttribute("label", .integer(number % 2))
            }
        }
        let maps = try Dataset.read(samples)
        #expect(maps.features.rowCount == 12 && maps.features.featureCount == 40, "\(maps.reason)")
        #expect(maps.labelPath == "/sample_*@label" && maps.labels?.classCount == 2)
    }

    /// Per-residue embeddings: a matrix for each protein, of its own length.
    @Test func rowsOfManyDataSetsOfDifferentLengths() throws {
        let path = try files.write("residues") { root in
            for number in 0..<12 {
                try root.createDataset(
                    "P\(20_000 + 13 * number)", shape: [4 + number % 5, 6],
                    values: SpreadFiles.numbers(6 * (4 + number % 5), 100 * number))
            }
        }
        let dataset = try Dataset.read(path)
        #expect(dataset.dataPath == "/P*" && dataset.features.featureCount == 6, "\(dataset.reason)")
        #expect(dataset.features.rowCount == (0..<12).reduce(0) { $0 + 4 + $1 % 5 } && dataset.labels?.classCount == 12)
    }
}
