import Core
import Rows
import Testing

@testable import Splitting

@Suite struct SplitPlanTests {
    private func plan(
        _ matrix: Matrix, rule: SplitRule = .auto, labels: Labels? = nil, groups: CategoricalLabels? = nil,
        testRows: Range<Int>? = nil, seed: UInt64 = 0
    ) throws -> SplitPlan {
        try SplitPlan(
            Dataset(matrix, labels: labels, testRows: testRows), rows: matrix, rule: rule, groups: groups, seed: seed)
    }

    private func labels(_ codes: [Int]) -> CategoricalLabels {
        let count = (codes.max() ?? 0) + 1
        return CategoricalLabels(name: "patient", categories: (0..<count).map(String.init), codes: codes)
    }

    /// The parts that each group has rows in: 0 training, 1 validation, 2 test.
    private func parts(of split: Split, by groups: [Int]) -> [Int: Set<Int>] {
        var parts: [Int: Set<Int>] = [:]
        for (part, rows) in [split.training, split.validation, split.test].enumerated() {
            for row in rows { parts[groups[row], default: []].insert(part) }
        }
        return parts
    }

    @Test func independentRowsAreSplitAsEver() throws {
        let matrix = DrawnRows.noise(300, 10)
        let plan = try plan(matrix)
        #expect(plan.description.kind == .random)
        #expect(plan.description.unusedRows == 0)
        #expect(plan.split == (try Split(Dataset(matrix), seed: 0)))
        #expect(plan.split.groups == nil)
    }

    @Test(arguments: [Float(0), 0.05], [SplitRule.auto, .random]) func copiesGoToOneSide(
        noise: Float, rule: SplitRule
    ) throws {
        let matrix = DrawnRows.copies(DrawnRows.noise(200, 20), times: 5, noise: noise)
        let plan = try plan(matrix, rule: rule)
        #expect(plan.description.exactCopies + plan.description.nearCopies == 1_000)
        let parts = parts(of: plan.split, by: (0..<1_000).map { $0 / 5 })
        #expect(parts.values.allSatisfy { $0.count == 1 })
        #expect(abs(plan.split.test.count - 200) <= 5)
        #expect(plan.description.unusedRows == 0)
    }

    @Test func aLabelThatLooksLikeGroupsIsNamed() throws {
        let patients = labels((0..<200).map { $0 % 20 })
        let plan = try plan(DrawnRows.noise(200, 5), labels: .categorical(patients))
        #expect(plan.description.kind == .random)
        #expect(plan.description.sentences.contains { $0.contains("--groups patient") })
    }

    @Test func wholeGroupsAreHeldOut() throws {
        let codes = (0..<600).map { $0 % 40 }
        let plan = try plan(DrawnRows.noise(600, 10), groups: labels(codes))
        #expect(plan.description.kind == .groups)
        #expect(plan.description.groupName == "patient")
        #expect(parts(of: plan.split, by: codes).values.allSatisfy { $0.count == 1 })
        // A fifth of the groups would be too few for a verdict.
        #expect(Set(plan.split.test.map { codes[$0] }).count == SplitPlan.leastTestGroups)
        #expect(plan.split.groups.map { groups in Set(groups).count } == 40)
    }

    @Test func aFifthOfManyOrOfFewGroupsIsHeldOut() throws {
        for count in [20, 60] {
            let codes = (0..<600).map { $0 % count }
            let plan = try plan(DrawnRows.noise(600, 10), groups: labels(codes))
            #expect(plan.description.testGroupCount == count / 5)
        }
        let codes = (0..<600).map { $0 % 40 }
        let matrix = DrawnRows.noise(600, 10)
        let chosen = try SplitPlan(
            Dataset(matrix), rows: matrix, groups: labels(codes), testFraction: 0.1, seed: 0)
        #expect(chosen.description.testGroupCount == 4)
    }

    @Test func rowsWithoutAGroupStandForThemselves() throws {
        let codes = (0..<600).map { $0 < 300 ? $0 / 100 : -1 }
        let plan = try plan(DrawnRows.noise(600, 10), groups: labels(codes))
        #expect(Set(plan.split.groups ?? []).count == 303)
    }

    @Test func aSeriesIsTestedInStretchesWithGaps() throws {
        let plan = try plan(DrawnRows.series(2_000, 20, memory: 0.9))
        let reach = try #require(plan.description.reach)
        #expect(plan.description.kind == .stretches)
        #expect(abs(plan.split.test.count - 400) < 5)
        let tested = Set(plan.split.test)
        let gap = min(reach, 40)
        for row in plan.split.training {
            #expect(!(row - gap...row + gap).contains { tested.contains($0) })
        }
        #expect(plan.description.unusedRows > 0)
        #expect(plan.split.training.count > 900)
    }

    @Test func theEndOfARandomWalkIsHeldOut() throws {
        let plan = try plan(DrawnRows.series(1_000, 20, memory: 1))
        #expect(plan.description.kind == .end)
        #expect(plan.split.test == Array(800..<1_000))
    }

    @Test func theEndIsHeldOutWhereAskedFor() throws {
        let plan = try plan(DrawnRows.series(1_000, 5, memory: 0.9), rule: .time)
        #expect(plan.description.kind == .end)
        #expect(plan.split.test == Array(800..<1_000))
        let last = try #require(plan.split.training.last)
        #expect(last < plan.split.validation[0])
    }

    @Test func aSortedSeriesIsTestedInEachClass() throws {
        let codes = (0..<900).map { $0 / 300 }
        var rows = DrawnRows.series(900, 10, memory: 0.9)
        for row in 0..<900 { rows[row, codes[row]] += 20 }
        let plan = try plan(rows, labels: .categorical(labels(codes)))
        #expect(plan.description.kind == .stretches)
        for code in 0..<3 { #expect(plan.split.test.count { codes[$0] == code } == 60) }
    }

    @Test func theFilesOwnRowsAreTestedButNotThatItGivesAway() throws {
        var matrix = DrawnRows.noise(500, 10)
        for column in 0..<10 { matrix[0, column] = matrix[450, column] }
        let plan = try plan(matrix, testRows: 400..<500)
        #expect(plan.description.kind == .file)
        #expect(plan.split.test == Array(400..<500))
        #expect(!plan.split.training.contains(0) && !plan.split.validation.contains(0))
        #expect(plan.description.unusedRows == 1)
    }

    /// Rows of a series that the file keeps for testing are no more observations than their dependence allows, and no training row
    /// gives a validation row away.
    @Test func theFilesOwnRowsOfASeriesAreTestedInBlocks() throws {
        let plan = try plan(DrawnRows.series(2_000, 20, memory: 0.9), testRows: 1_600..<2_000)
        let split = plan.split
        #expect(plan.description.kind == .file && plan.description.isDependent)
        #expect(split.test == Array(1_600..<2_000) && split.gap > 1)
        let groups = try #require(split.groups)
        let units = Set(split.test.map { groups[$0] }).count
        #expect(units >= SplitPlan.leastTestGroups && units <= 400 / split.gap + 2)
        let validation = Set(split.validation)
        #expect((100...220).contains(validation.count), "\(validation.count)")
        #expect(
            split.training.allSatisfy { row in
                !(row - split.gap...row + split.gap).contains { validation.contains($0) }
            })
        #expect(plan.description.unusedRows == 1_600 - split.training.count - validation.count)
        // Rows that don't depend on each other are drawn one by one.
        #expect(try self.plan(DrawnRows.noise(500, 10), testRows: 400..<500).split.gap == 0)
    }

    @Test func whatCannotBeDoneIsRefused() throws {
        #expect(throws: DatasetError.self) { try plan(DrawnRows.noise(100, 3), rule: .groups) }
        #expect(throws: DatasetError.self) { try plan(DrawnRows.noise(100, 3), rule: .file) }
        let one = labels([Int](repeating: 0, count: 100))
        #expect(throws: DatasetError.self) { try plan(DrawnRows.noise(100, 3), groups: one) }
    }

    /// Whatever is held out, another seed splits in the same way, if there is another way.
    @Test func otherSeedsSplitInTheSameWay() throws {
        let patients = labels((0..<600).map { $0 % 40 })
        let noise = DrawnRows.noise(600, 10)
        let series = DrawnRows.series(2_000, 20, memory: 0.9)
        #expect(try plan(noise).varies && plan(noise).split(seed: 3) == plan(noise, seed: 3).split)
        let groups = try plan(noise, groups: patients)
        #expect(try groups.varies && groups.split(seed: 3) == plan(noise, groups: patients, seed: 3).split)
        let stretches = try plan(series)
        #expect(try stretches.varies && stretches.split(seed: 3) == plan(series, seed: 3).split)
        #expect(try !plan(DrawnRows.series(1_000, 20, memory: 1)).varies)
        #expect(try !plan(noise, testRows: 500..<600).varies)
    }

    @Test func aRandomSplitBreaksAllButExactCopies() throws {
        let matrix = DrawnRows.copies(DrawnRows.noise(300, 10), times: 2, noise: 0)
        let codes = (0..<600).map { $0 / 20 }
        let random = try plan(matrix, groups: labels(codes)).randomSplit(seed: 0)
        #expect(parts(of: random, by: codes).values.contains { $0.count > 1 })
        #expect(parts(of: random, by: (0..<600).map { $0 / 2 }).values.allSatisfy { $0.count == 1 })
        // Near copies are no exact ones.
        let near = DrawnRows.copies(DrawnRows.noise(200, 20), times: 5, noise: 0.05)
        let apart = try plan(near, groups: labels((0..<1_000).map { $0 / 5 })).randomSplit(seed: 0)
        #expect(apart == (try Split(Dataset(near), seed: 0)) && apart.groups == nil)
    }

    @Test func theSeedChoosesAndNothingElse() throws {
        let matrix = DrawnRows.series(1_000, 10, memory: 0.9)
        #expect(try plan(matrix).split == plan(matrix).split)
        #expect(try plan(matrix).split != plan(matrix, seed: 1).split)
    }
}
