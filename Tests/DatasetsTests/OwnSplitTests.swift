import Datasets
import Foundation
import HDF5
import Rows
import TestSupport
import Testing

/// Splits that files have of their own, by index arrays, masks and columns.
@Suite struct OwnSplitTests {
    private let folder: TemporaryFolder
    private static let rows = 0..<60

    init() throws { folder = try TemporaryFolder() }

    /// A plain file of 60 rows, with what a test adds.
    private func file(_ add: (borrowing HDF5Group) throws -> Void) throws -> String {
        let path = folder.path("rows.h5")
        try? FileManager.default.removeItem(atPath: path)
        let file = try HDF5File(creating: path)
        try file.root.createDataset("x", shape: [60, 3], values: (0..<180).map { sin(Double($0)) })
        try add(file.root)
        try file.close()
        return path
    }

    private func dataset(_ add: (borrowing HDF5Group) throws -> Void) throws -> Dataset {
        try Dataset.read(try file(add))
    }

    private func part(_ row: Int) -> String { row % 5 == 4 ? "test" : row % 5 == 3 ? "val" : "train" }
    private func rows(_ name: String) -> [Int] { Self.rows.filter { part($0) == name } }

    private func check(_ dataset: Dataset, path: String, hasValidation: Bool = true) throws {
        let split = try #require(dataset.ownSplit, "\(dataset.notes)")
        #expect(split.path == path)
        #expect(split.test == rows("test"))
        #expect(split.validation == (hasValidation ? rows("val") : []))
        #expect(split.training == (hasValidation ? rows("train") : (rows("train") + rows("val")).sorted()))
        #expect(dataset.splitObjection == nil)
    }

    @Test(arguments: [
        ["train_idx", "val_idx", "test_idx"], ["train_indices", "valid_indices", "test_indices"],
        ["trainIdx", "valIdx", "testIdx"], ["idx_train", "idx_val", "idx_test"],
        ["trainidx", "validationidx", "testidx"],
    ])
    func numbersOfRows(names: [String]) throws {
        let dataset = try dataset { root in
            for (name, part) in zip(names, ["train", "val", "test"]) {
                // In any order, and some of them twice.
                let numbers = Array(rows(part).reversed())
                try SmallAnnData.add(name, .integers(numbers + numbers.prefix(2)), to: root)
            }
        }
        try check(dataset, path: names.map { "/\($0)" }.joined(separator: ", "))
    }

    @Test(arguments: [
        ["train_mask", "val_mask", "test_mask"], ["is_train", "is_val", "is_test"],
        ["in_train", "in_valid", "in_test"],
    ])
    func masks(names: [String]) throws {
        for areBooleans in [true, false] {
            let dataset = try dataset { root in
                for (name, part) in zip(names, ["train", "val", "test"]) {
                    let mask = Self.rows.map { self.part($0) == part }
                    try SmallAnnData.add(
                        name, areBooleans ? .booleans(mask) : .numbers(mask.map { $0 ? 1 : 0 }), to: root)
                }
            }
            try check(dataset, path: names.map { "/\($0)" }.joined(separator: ", "))
            #expect(dataset.labels == nil)
        }
    }

    @Test func oneArrayLeavesTheRestToTheOtherPart() throws {
        try check(
            try dataset { try SmallAnnData.add("test_idx", .integers(rows("test")), to: $0) }, path: "/test_idx",
            hasValidation: false)
        let isKnown = Self.rows.map { part($0) != "test" }
        try check(
            try dataset { try SmallAnnData.add("is_train", .booleans(isKnown), to: $0) }, path: "/is_train",
            hasValidation: false)
        let group = try dataset { root in
            let folder = try root.createGroup("splits")
            for part in ["train", "val", "test"] { try SmallAnnData.add(part, .integers(rows(part)), to: folder) }
        }
        try check(group, path: "/splits/train, /splits/val, /splits/test")
    }

    @Test(arguments: ["split", "Set", "train_test_split", "fold", "partition"])
    func aColumnOfNames(name: String) throws {
        let words = ["train": "Training", "val": "validation", "test": "TEST"]
        let dataset = try dataset {
            try SmallAnnData.add(name, .strings(Self.rows.map { words[part($0)] ?? "" }), to: $0)
        }
        try check(dataset, path: "/\(name)")
        // It is no label, though it is the only column as long as the data.
        #expect(dataset.labels == nil)
    }

    @Test(arguments: ["fold", "kFold", "cv_fold"])
    func aColumnOfFolds(name: String) throws {
        let folds = Self.rows.map { $0 % 5 + 1 }
        for column in [
            SmallAnnData.Column.integers(folds), .numbers(folds.map(Double.init)), .strings(folds.map(String.init)),
        ] {
            let dataset = try dataset { try SmallAnnData.add(name, column, to: $0) }
            let split = try #require(dataset.ownSplit, "\(dataset.notes)")
            #expect(split.path == "/\(name)" && dataset.labels == nil)
            #expect(
                split.test == Self.rows.filter { $0 % 5 == 4 } && split.validation == Self.rows.filter { $0 % 5 == 3 })
            #expect(split.training == Self.rows.filter { $0 % 5 < 3 })
            let sentence =
                "/\(name) numbers the folds 1 to 5: as the file's own split, fold 5 is for testing, and fold 4 for validation."
            #expect(dataset.notes.contains(sentence), "\(dataset.notes)")
        }
    }

    @Test func fewFoldsHaveNoneForValidation() throws {
        let dataset = try dataset { try SmallAnnData.add("fold", .integers(Self.rows.map { $0 % 2 }), to: $0) }
        let split = try #require(dataset.ownSplit)
        #expect(split.test == Self.rows.filter { $0 % 2 == 1 } && split.validation.isEmpty)
    }

    @Test(arguments: [[0, 2, 4], [2, 3, 4], [0, 0, 0], [-1, 0, 1], Array(0..<30)])
    func otherNumbersAreNoFolds(numbers: [Int]) throws {
        let dataset = try dataset {
            try SmallAnnData.add("fold", .integers(Self.rows.map { numbers[$0 % numbers.count] }), to: $0)
        }
        #expect(dataset.ownSplit == nil)
    }

    /// Folds are those of the rows for training where the file says which are for testing.
    @Test func whatNamesTheTestRowsPrecedesFolds() throws {
        try check(
            try dataset {
                try SmallAnnData.add("fold", .integers(Self.rows.map { $0 % 3 }), to: $0)
                try SmallAnnData.add("is_test", .booleans(Self.rows.map { part($0) == "test" }), to: $0)
            }, path: "/is_test", hasValidation: false)
    }

    @Test func aColumnOfAnnData() throws {
        let path = try SmallAnnData.write(
            to: folder, rows: 60, [("split", .strings(Self.rows.map(part)))])
        let dataset = try Dataset.read(path)
        try check(dataset, path: "/obs/split")
        #expect(dataset.labels == nil)
        let mask = try SmallAnnData.write(
            to: folder, rows: 60, [("is_test", .booleans(Self.rows.map { part($0) == "test" }))])
        try check(try Dataset.read(mask), path: "/obs/is_test", hasValidation: false)
    }

    @Test func rowsInNoPartAreLeftOut() throws {
        let dataset = try dataset {
            try SmallAnnData.add("split", .strings(Self.rows.map { $0 < 10 ? "unlabelled" : part($0) }), to: $0)
        }
        let split = try #require(dataset.ownSplit)
        #expect(split.training.count + split.validation.count + split.test.count == 50)
        #expect(split.training.allSatisfy { $0 >= 10 })
    }

    @Test func columnsOfOtherValuesAreNoSplits() throws {
        let label = try dataset { try SmallAnnData.add("set", .strings(Self.rows.map { "set \($0 % 3)" }), to: $0) }
        #expect(label.ownSplit == nil && label.splitObjection == nil && label.labelPath == "/set")
        let fold = try dataset { try SmallAnnData.add("fold", .integers(Self.rows.map { $0 / 2 }), to: $0) }
        #expect(fold.ownSplit == nil && fold.splitObjection == nil)
        let score = try dataset { try SmallAnnData.add("test", .numbers(Self.rows.map { Double($0) / 7 }), to: $0) }
        #expect(score.ownSplit == nil && score.splitObjection == nil)
    }

    private static let broken: [(what: String, mentioned: String, columns: [(String, SmallAnnData.Column)])] = [
        (
            "rows in two parts", "2 rows are in two parts",
            [("train_idx", .integers(Array(0..<50))), ("test_idx", .integers(Array(48..<60)))]
        ),
        ("a row beyond the end", "60", [("train_idx", .integers([0, 1, 2])), ("test_idx", .integers([58, 59, 60]))]),
        ("a row before the start", "−1", [("train_idx", .integers([0, 1, 2])), ("test_idx", .integers([-1, 5]))]),
        ("half a row", "0.5", [("test_idx", .numbers([0.5, 3]))]),
        ("no test rows", "no test rows", [("is_train", .booleans([Bool](repeating: true, count: 60)))]),
        ("no training rows", "no training rows", [("test_mask", .booleans([Bool](repeating: true, count: 60)))]),
        ("a mask of other rows", "40", [("test_mask", .booleans((0..<40).map { $0 % 2 == 0 }))]),
        (
            "splits that differ", "differ",
            [
                ("split_1", .strings(rows.map { $0 < 40 ? "train" : "test" })),
                ("split_2", .strings(rows.map { $0 < 30 ? "train" : "test" })),
            ]
        ),
    ]

    @Test(arguments: broken.indices) func whatMakesNoSenseIsNotUsed(index: Int) throws {
        let broken = Self.broken[index]
        let dataset = try dataset { root in
            for (name, values) in broken.columns { try SmallAnnData.add(name, values, to: root) }
        }
        #expect(dataset.ownSplit == nil, "\(broken.what)")
        let objection = try #require(dataset.splitObjection, "\(broken.what)")
        #expect(objection.contains(broken.mentioned), "\(objection)")
        #expect(dataset.notes.contains(objection))
    }

    @Test func splitsThatAgreeAreOne() throws {
        let dataset = try dataset { root in
            try SmallAnnData.add("split", .strings(Self.rows.map(part)), to: root)
            for part in ["train", "val", "test"] {
                try SmallAnnData.add("\(part)_idx", .integers(rows(part)), to: root)
            }
        }
        try check(dataset, path: "/split")
    }

    @Test func rowsThatAreLeftOutAreInNoPart() throws {
        let path = folder.path("missing.h5")
        let file = try HDF5File(creating: path)
        var values = (0..<180).map { sin(Double($0)) }
        for row in Self.rows where row % 7 == 2 { values[3 * row + 1] = .nan }
        try file.root.createDataset("x", shape: [60, 3], values: values)
        try file.root.createDataset("test_idx", shape: [12], values: rows("test"))
        try file.close()
        let split = try #require(try Dataset.read(path, options: ReadingOptions(missing: .dropRows)).ownSplit)
        let kept = Self.rows.filter { $0 % 7 != 2 }
        #expect(split.test.map { kept[$0] } == rows("test").filter { $0 % 7 != 2 })
    }

    @Test func splittingFollowsTheFile() throws {
        let own = try dataset { try SmallAnnData.add("split", .strings(Self.rows.map(part)), to: $0) }
        let split = try Split(own, seed: 0)
        #expect(split.test == rows("test") && split.validation == rows("val") && split.training == rows("train"))
        // Without validation rows of its own, some of the training rows are drawn.
        let two = try dataset { try SmallAnnData.add("test_idx", .integers(rows("test")), to: $0) }
        let drawn = try Split(two, seed: 0)
        #expect(drawn.test == rows("test") && drawn.validation.count == 5 && drawn.training.count == 43)
    }

    @Test func inspectionNamesIt() throws {
        let inspection = try FileInspection(
            file: try file { try SmallAnnData.add("split", .strings(Self.rows.map(part)), to: $0) })
        #expect(
            inspection.text.contains("The file's own split: /split (36 training, 12 validation and 12 test rows)."),
            "\(inspection.text)")
        let object = try JSONSerialization.jsonObject(with: Data(inspection.json.utf8)) as? [String: Any]
        #expect(object?["split_path"] as? String == "/split" && object?["test_rows"] as? Int == 12)
        #expect((object?["further_labels"] as? [Any])?.isEmpty == true)
    }
}
