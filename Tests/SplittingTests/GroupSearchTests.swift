import Core
import Rows
import Testing

@testable import Splitting

/// The choice of groups that nobody names.
@Suite struct GroupSearchTests {
    /// 40 patients, 15 rows each, in the order of the file.
    private let rows = DrawnRows.copies(DrawnRows.noise(40, 20), times: 15, noise: 0.4)
    private let patients = (0..<600).map { $0 / 15 }

    private func column(_ name: String, _ codes: [Int]) -> CategoricalLabels {
        CategoricalLabels(name: name, categories: (0...(codes.max() ?? 0)).map(String.init), codes: codes)
    }

    private func likely(_ name: String, _ codes: [Int]) -> FurtherLabel {
        FurtherLabel(.categorical(column(name, codes)), path: "/obs/\(name)", role: .likelyGroups)
    }

    private func plan(
        _ matrix: Matrix, label: CategoricalLabels? = nil, _ columns: [FurtherLabel] = [], rule: SplitRule = .auto,
        testRows: Range<Int>? = nil
    ) throws -> SplitPlan {
        try SplitPlan(
            Dataset(matrix, labels: label.map { .categorical($0) }, furtherLabels: columns, testRows: testRows),
            rows: matrix, rule: rule, seed: 0)
    }

    private func isDivided(_ split: Split, _ groups: [Int]) -> Bool {
        let test = Set(split.test.map { groups[$0] })
        let validation = Set(split.validation.map { groups[$0] })
        return split.training.contains { test.contains(groups[$0]) || validation.contains(groups[$0]) }
            || !test.isDisjoint(with: validation)
    }

    @Test func patientsAreHeldOutAsWholes() throws {
        for plan in [
            try plan(rows, label: column("patient", patients)), try plan(rows, [likely("donor_id", patients)]),
        ] {
            #expect(plan.description.kind == .groups && !isDivided(plan.split, patients))
            #expect(plan.description.groupEvidence?.finding == .heldOut)
            #expect(plan.description.testGroupCount == SplitPlan.leastTestGroups)
            #expect(plan.description.groupCount == 40 && plan.description.groupEvidence?.groupCount == 40)
            #expect(plan.split.groups.map { Set($0).count } == 40)
            let text = plan.description.sentences.joined(separator: " ")
            #expect(text.contains("nearest neighbours share it"))
            #expect(text.contains("Whole groups are therefore held out: "))
        }
    }

    /// Numbers of patients are a continuous label where there are too many for classes.
    @Test func patientsByNumberAreHeldOut() throws {
        let numbers = Labels.continuous(ContinuousLabels(name: "patient", values: patients.map { Double(7 * $0) }))
        let plan = try SplitPlan(Dataset(rows, labels: numbers), rows: rows, seed: 0)
        #expect(plan.description.kind == .groups && !isDivided(plan.split, patients))
    }

    @Test func otherRulesNameThemAlone() throws {
        let random = try plan(rows, [likely("donor", patients)], rule: .random)
        #expect(random.description.kind == .random && random.description.groupEvidence?.finding == .unknown)
        #expect(random.description.sentences.contains { $0.contains("--groups obs/donor") })
        let own = try plan(rows, [likely("donor", patients)], testRows: 500..<600)
        #expect(own.description.kind == .file && own.description.groupEvidence == nil)
        let error = #expect(throws: DatasetError.self) { try plan(rows, [likely("donor", patients)], rule: .groups) }
        #expect(error?.message.contains("--groups obs/donor") == true)
    }

    @Test func columnsOfOtherNamesAreNotLookedAt() throws {
        let plan = try plan(rows, [likely("cell_type", patients)])
        #expect(plan.description.groupEvidence == nil && plan.description.kind != .groups)
    }

    @Test func rowsThatAreNoNearerAreNamedAlone() throws {
        let noise = DrawnRows.noise(600, 20)
        let plan = try plan(noise, [likely("donor", patients)])
        #expect(plan.description.kind == .random && plan.description.groupEvidence?.finding == .notNear)
        #expect(plan.split == (try Split(Dataset(noise), seed: 0)))
        #expect(plan.description.sentences.contains { $0.contains("--groups obs/donor") })
    }

    /// The first that is near is held out, whatever is called the likelier.
    @Test func theLikeliestThatIsNearIsHeldOut() throws {
        let dealt = (0..<600).map { $0 * 7 % 30 }
        let plan = try plan(rows, [likely("batch", patients), likely("patient", dealt)])
        #expect(plan.description.groupName == "batch")
    }

    @Test func tooFewGroupsAreNotHeldOut() throws {
        let few = DrawnRows.copies(DrawnRows.noise(4, 20), times: 100, noise: 0.4)
        let codes = (0..<400).map { $0 / 100 }
        let plan = try plan(few, [likely("batch", codes)], rule: .auto)
        #expect(plan.description.groupEvidence?.finding == .tooFew && plan.description.kind != .groups)
        #expect(plan.description.sentences.contains { $0.contains("4 groups are too few") })
    }

    /// A label of few values with many rows each is what is studied, whatever it is called.
    @Test func classesAreNotHeldOut() throws {
        let matrix = DrawnRows.shuffled(DrawnRows.copies(DrawnRows.noise(10, 20), times: 60, noise: 0.7), seed: 5)
        var generator = SeededGenerator(seed: 5, stream: "test.order")
        let scenes = generator.permutation(of: 600).map { $0 / 60 }
        let plan = try plan(matrix, label: column("scene", scenes))
        #expect(plan.description.kind == .random)
        #expect(plan.description.groupEvidence?.finding == .classes)
        #expect(plan.description.sentences.contains { $0.contains("--groups scene") })
    }

    @Test func oneGroupOfMostRowsIsNotHeldOut() throws {
        let uneven = patients.map { max(0, $0 - 30) }
        let plan = try plan(DrawnRows.shuffled(rows), [likely("donor", shuffled(uneven))])
        #expect(plan.description.groupEvidence?.finding == .uneven && plan.description.kind == .random)
    }

    private func shuffled(_ codes: [Int]) -> [Int] {
        var generator = SeededGenerator(seed: 2, stream: "test.order")
        return generator.permutation(of: codes.count).map { codes[$0] }
    }
}
