import Rows
import Testing

/// The split of rows into training, validation and test rows.
struct SplitTests {
    private func labels(_ codes: [Int], _ count: Int) -> Labels {
        .categorical(CategoricalLabels(name: "class", categories: (0..<count).map(String.init), codes: codes))
    }

    @Test(arguments: [3, 4, 10, 57, 1000], [UInt64(0), 1])
    func everyRowIsInOnePart(rows: Int, seed: UInt64) throws {
        let split = try Split(rowCount: rows, testFraction: 0.2, validationFraction: 0.1, seed: seed)
        #expect((split.training + split.validation + split.test).sorted() == Array(0..<rows))
        for part in [split.training, split.validation, split.test] {
            #expect(!part.isEmpty)
            #expect(part == part.sorted())
        }
        #expect(split.test.count == max(1, Int((Double(rows) * 0.2).rounded())))
    }

    @Test func classesKeepTheirShares() throws {
        // Sorted by class, as files often are.
        let codes = [Int](repeating: 0, count: 500) + [Int](repeating: 1, count: 300) + [Int](repeating: 2, count: 200)
        let split = try Split(
            rowCount: 1000, labels: labels(codes, 3), testFraction: 0.2, validationFraction: 0.25, seed: 3)
        func counts(_ rows: [Int]) -> [Int] { (0..<3).map { code in rows.count { codes[$0] == code } } }
        #expect(counts(split.test) == [100, 60, 40])
        #expect(counts(split.validation) == [100, 60, 40])
        #expect(counts(split.training) == [300, 180, 120])
    }

    @Test func rareClassesStayInTraining() throws {
        let codes = [Int](repeating: 0, count: 98) + [1, 1]
        let split = try Split(
            rowCount: 100, labels: labels(codes, 2), testFraction: 0.5, validationFraction: 0.5, seed: 0)
        #expect(split.training.contains { codes[$0] == 1 })
    }

    @Test func theSeedDecides() throws {
        func split(_ seed: UInt64) throws -> Split {
            try Split(rowCount: 200, testFraction: 0.2, validationFraction: 0.1, seed: seed)
        }
        #expect(try split(5) == split(5))
        #expect(try split(5) != split(6))
    }

    @Test func rowsKeptForTestingAreTheTestRows() throws {
        var description = DatasetDescription(
            name: "rows", path: "rows.h5", rowCount: 100, featureCount: 1, dataPath: "/X", elementType: "float32")
        description.predefinedTestRows = 70..<100
        let values = (0..<100).map(Float.init)
        let dataset = Dataset(FeatureMatrix(rowCount: 100, featureCount: 1, storage: .float32(values)), description)
        let split = try Split(dataset, testFraction: 0.2, validationFraction: 0.1, seed: 0)
        #expect(split.test == Array(70..<100))
        #expect(split.validation.count == 7)
        #expect(split.training.count == 63)
    }

    @Test func noRowIsForTestingWhereNothingIsTested() throws {
        let description = DatasetDescription(
            name: "rows", path: "rows.h5", rowCount: 100, featureCount: 1, dataPath: "/X", elementType: "float32")
        let values = (0..<100).map(Float.init)
        let dataset = Dataset(FeatureMatrix(rowCount: 100, featureCount: 1, storage: .float32(values)), description)
        let split = try Split(withoutTestOf: dataset, seed: 4)
        #expect(split.test.isEmpty && split.validation.count == 10)
        #expect((split.training + split.validation).sorted() == Array(0..<100))
        #expect(try split != Split(withoutTestOf: dataset, seed: 5))
    }

    @Test(arguments: [0, 1, 2])
    func tooFewRows(rows: Int) {
        let error = #expect(throws: DatasetError.self) {
            try Split(rowCount: rows, testFraction: 0.2, validationFraction: 0.1, seed: 0)
        }
        #expect(error?.kind == .unusableData)
        #expect(error?.message.contains("too few rows") == true)
    }

    @Test func missingClassesAreSpreadToo() throws {
        let codes = (0..<100).map { $0 < 50 ? -1 : 0 }
        let split = try Split(
            rowCount: 100, labels: labels(codes, 1), testFraction: 0.2, validationFraction: 0.1, seed: 1)
        #expect(split.test.count { codes[$0] < 0 } == 10)
    }
}
