import Core
import Rows
import Testing

@testable import Splitting

/// Splits that the file has of its own.
@Suite struct OwnSplitTests {
    private let matrix = DrawnRows.noise(100, 5)

    /// The first rows for training, then some for validation, some for testing, and the rest for nothing.
    private func dataset(validation: Int = 10, objection: String? = nil, _ matrix: Matrix? = nil) -> Dataset {
        let codes = (0..<100).map { $0 < 60 ? 0 : $0 < 60 + validation ? 1 : $0 < 90 ? 2 : -1 }
        let label = FurtherLabel(
            .categorical(CategoricalLabels(name: "split", categories: OwnSplit.partNames, codes: codes)),
            path: "/obs/split", role: .split)
        return Dataset(
            matrix ?? self.matrix, furtherLabels: objection == nil ? [label] : [], splitObjection: objection)
    }

    private func plan(_ dataset: Dataset, rule: SplitRule = .auto, rows: Matrix? = nil) throws -> SplitPlan {
        try SplitPlan(dataset, rows: rows ?? matrix, rule: rule, seed: 0)
    }

    @Test(arguments: [SplitRule.auto, .file]) func itIsUsed(rule: SplitRule) throws {
        let plan = try plan(dataset(), rule: rule)
        #expect(plan.description.kind == .file && plan.description.filePath == "/obs/split")
        #expect(plan.split.training == Array(0..<60) && plan.split.validation == Array(60..<70))
        #expect(plan.split.test == Array(70..<90) && plan.description.unusedRows == 10)
        let text = plan.description.sentences.joined(separator: " ")
        #expect(
            text.contains(
                "The test rows are those marked by /obs/split in the file, whose validation rows determine when training stops; "
                    + "10 rows are not used."), "\(text)")
    }

    @Test func validationRowsAreDrawnWhereItHasNone() throws {
        let plan = try plan(dataset(validation: 0))
        #expect(plan.split.validation.count == 6 && plan.split.test == Array(60..<90))
        #expect(plan.split.validation.allSatisfy { $0 < 60 })
        #expect(!plan.description.sentences.joined().contains("validation"))
    }

    /// A training row that is a test row too is given away by nobody.
    @Test func copiesOfTestRowsAreNotTrainedOn() throws {
        var rows = matrix
        for column in 0..<5 { (rows[0, column], rows[65, column]) = (rows[75, column], rows[75, column]) }
        let plan = try plan(dataset(validation: 10, rows), rows: rows)
        #expect(plan.split.test == Array(70..<90))
        #expect(!plan.split.training.contains(0) && !plan.split.validation.contains(65))
    }

    @Test func otherRulesDoNotFollowIt() throws {
        let random = try plan(dataset(), rule: .random)
        #expect(random.description.kind == .random)
        #expect(random.split == (try Split(Dataset(matrix), seed: 0)))
        #expect(random.description.filePath == nil)
    }

    @Test func groupsThatTheUserNamesAreHeldOutInstead() throws {
        let codes = (0..<100).map { $0 / 5 }
        let groups = CategoricalLabels(name: "patient", categories: (0..<20).map(String.init), codes: codes)
        let plan = try SplitPlan(dataset(), rows: matrix, groups: groups, seed: 0)
        #expect(plan.description.kind == .groups && plan.description.filePath == nil)
    }

    /// Groups that the user names with a given split are what its validation rows are drawn by, and what is independent in it.
    @Test func groupsAreUnitsOfAGivenSplit() throws {
        let codes = (0..<100).map { $0 / 5 }
        let groups = CategoricalLabels(name: "patient", categories: (0..<20).map(String.init), codes: codes)
        let plan = try SplitPlan(dataset(validation: 0), rows: matrix, rule: .file, groups: groups, seed: 0)
        let split = plan.split
        #expect(plan.description.kind == .file && split.test == Array(60..<90))
        let units = try #require(split.groups)
        #expect(Set(split.test.map { units[$0] }).count == 6)
        #expect(Set(split.validation.map { codes[$0] }).isDisjoint(with: split.training.map { codes[$0] }))
        #expect(!split.validation.isEmpty && split.training.count + split.validation.count == 60)
    }

    @Test func whyItIsNotUsedIsSaidWhereItIsAskedFor() throws {
        let broken = dataset(objection: "2 rows are in both.")
        #expect(try plan(broken).description.kind == .random)
        let error = #expect(throws: DatasetError.self) { try plan(broken, rule: .file) }
        #expect(error?.message.contains("2 rows are in both.") == true)
    }

    /// Another process may say anything.
    @Test func aLabelOfOtherPartsIsNoSplit() {
        for categories in [["training", "test"], ["test", "validation", "training"]] {
            let label = FurtherLabel(
                .categorical(
                    CategoricalLabels(name: "split", categories: categories, codes: (0..<100).map { $0 % 2 })),
                path: "/split", role: .split)
            #expect(Dataset(matrix, furtherLabels: [label]).ownSplit == nil)
        }
    }
}
