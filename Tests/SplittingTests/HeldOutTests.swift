import Core
import Rows
import Testing

@testable import Splitting

/// Rows that are held out by a range of their label.
@Suite struct HeldOutTests {
    private let matrix = DrawnRows.noise(60, 5)

    private func dataset(_ labels: Labels) -> Dataset {
        Dataset(matrix, furtherLabels: [FurtherLabel(labels, path: "/age", role: .heldOut)])
    }

    private func plan(_ dataset: Dataset, _ range: ClosedRange<Double>) throws -> SplitPlan {
        try SplitPlan(dataset, rows: matrix, heldOut: range, seed: 0)
    }

    private let ages = Labels.continuous(
        ContinuousLabels(name: "age", values: (0..<60).map { $0 == 7 ? .nan : Double($0) + 0.5 }))

    @Test func rowsInTheRangeAreTested() throws {
        let plan = try plan(dataset(ages), 20...40)
        #expect(plan.split.test == Array(20..<40))
        #expect(!(plan.split.training + plan.split.validation).contains { (20..<40).contains($0) })
        // A row without a label may lie in the range.
        #expect(!(plan.split.training + plan.split.validation).contains(7))
        #expect(plan.split.training.count + plan.split.validation.count == 39 && !plan.split.validation.isEmpty)
        #expect(plan.description.kind == .heldOut && !plan.varies && plan.description.unusedRows == 1)
        #expect(
            plan.description.sentences.contains {
                $0
                    == "The test rows are those whose age lies between 20 and 40, all of which are held out; 1 rows are not used."
            }, "\(plan.description.sentences)")
    }

    @Test func wholeNumbersThatWereReadAsClassesHaveARange() throws {
        let classes = Labels.categorical(
            CategoricalLabels(name: "age", categories: ["1", "2", "3"], codes: (0..<60).map { $0 % 3 }))
        #expect(try plan(dataset(classes), 1.5...2.5).split.test == (0..<60).filter { $0 % 3 == 1 })
        let names = Labels.categorical(
            CategoricalLabels(name: "age", categories: ["young", "old"], codes: (0..<60).map { $0 % 2 }))
        #expect(throws: DatasetError.self) { try plan(dataset(names), 1...2) }
    }

    @Test func rangesWithoutRowsInsideOrOutsideAreRefused() {
        #expect(throws: DatasetError.self) { try plan(dataset(ages), 70...80) }
        #expect(throws: DatasetError.self) { try plan(dataset(ages), 0...80) }
    }

    @Test func rowsThatAreTooManyAreNotForTraining() throws {
        let split = try plan(dataset(ages), 20...40).split
        let limited = split.limited(test: 5, validation: 2, isApart: true, seed: 0)
        #expect(limited.test.count == 5 && limited.validation.count == 2)
        #expect(limited.training == split.training)
    }
}
