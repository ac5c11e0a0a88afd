import Comparison
import KnownKinds
import Methods
import Testing

/// The way from a kind of data to the truth of a report.
@Suite struct TruthRunTests {
    private func record(_ name: String, seed: UInt64 = 0) throws -> TruthRecord {
        let kind = try #require(KnownKind.all.first { $0.name == name })
        return try TruthRun(kind: kind, seed: seed, rowCount: 300, freshCount: 3_000) {
            $0.methods = [.pca, .ae]
            $0.repeats = 1
            $0.training = TrainingChoices(epochs: 1, hidden: [4], architecture: .dense, seed: seed)
        }.record()
    }

    /// Two of twenty directions of noise are kept, and the others are all that is wrong: nine tenths of a variance of 1.
    @Test func newRowsAreJudgedInTheReportsScaling() throws {
        let record = try record("noise")
        let error = try #require(record.freshErrors["pca"])
        #expect(abs(error - 0.9) < 0.04)
        #expect(record.network == "ae" && record.testRowCount == 60)
        let network = try #require(record.freshErrors["ae"])
        let truth = try #require(record.truth)
        #expect(abs(truth - (1 - network / error)) < 1e-9)
    }

    /// Columns that never change are in new rows too, a column of millions is one of many, and brightness has no unit.
    @Test(arguments: ["uneven-columns", "bits", "spots-of-a-thousandth", "patients"])
    func newRowsAreReadAsTheFileIs(name: String) throws {
        let record = try record(name)
        let error = try #require(record.freshErrors["pca"])
        #expect(error > 0 && error < 2)
    }
}
