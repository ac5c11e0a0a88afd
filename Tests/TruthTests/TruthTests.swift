import Comparison
import EmbeddingQuality
import KnownKinds
import Methods
import Splitting
import Testing

/// Verdicts on data of known answer; `script/truth` tries all kinds, with the effort that a user's report takes.
@Suite struct TruthTests {
    /// A report on fewer rows and of shorter trainings.
    private func record(_ name: String, rows: Int = 400, seed: UInt64 = 0) throws -> TruthRecord {
        let kind = try #require(KnownKind.all.first { $0.name == name })
        return try TruthRun(kind: kind, seed: seed, rowCount: rows, freshCount: 5_000) {
            $0.training.epochs = 60
            $0.repeats = 1
        }.record()
    }

    @Test(arguments: [
        "noise", "linear", "clusters", "curve", "swiss-roll", "spots", "copies", "near-copies", "random-walk",
        "autoregressive", "outliers", "spots-of-a-thousandth",
    ])
    func verdictsHold(name: String) throws {
        let record = try record(name)
        print(TruthTable.line(record))
        #expect(!record.isFalse && record.truth != nil)
        #expect(!record.isMissed)
    }

    /// The visits of a patient are nearer to each other than to those of others, and the column is called "patient".
    @Test func patientsThatNobodyNames() throws {
        let record = try record("patients")
        print(TruthTable.line(record))
        #expect(record.split == .groups)
        #expect(!record.isFalse && record.truth != nil)
    }

    /// As many groups are held out as an interval needs.
    @Test func groupsSufficeForAVerdict() {
        #expect(SplitPlan.leastTestGroups == RatioInterval.leastUnits)
    }
}
