import EmbeddingQuality
import KnownKinds
import Splitting
import Testing

/// The rules by which a claim counts as false, missed or held.
@Suite struct TruthRecordTests {
    private func record(
        _ claim: Claim, _ interval: ClosedRange<Double>, truth: Double, answer: KnownKind.Answer = .open,
        isDependent: Bool = false
    ) -> TruthRecord {
        TruthRecord(
            kind: "made-up", seed: 0, answer: answer, isDependent: isDependent, network: "ae", claim: claim,
            reduction: Estimate(
                value: (interval.lowerBound + interval.upperBound) / 2, lower: interval.lowerBound,
                upper: interval.upperBound), truth: truth, truthError: 0.001, freshErrors: [:], split: .random,
            testRowCount: 200, seconds: 1)
    }

    @Test func claimsAreFalseOnTheOtherSideOfNothing() {
        #expect(record(.better, 0.1...0.3, truth: -0.1).isFalse)
        #expect(record(.better, 0.1...0.3, truth: 0.0005).isFalse)
        #expect(!record(.better, 0.1...0.3, truth: 0.05).isFalse)
        #expect(record(.worse, -0.3 ... -0.1, truth: 0.1).isFalse)
        #expect(record(.worse, -0.3 ... -0.1, truth: -0.0005).isFalse)
        #expect(!record(.worse, -0.3 ... -0.1, truth: -0.05).isFalse)
        #expect(!record(.none, -0.1...0.1, truth: 0.5).isFalse)
    }

    /// A network that is the PCA that it started from differs from it by rounding.
    @Test func intervalsHoldTheirEndsAndRounding() {
        #expect(record(.better, 0.1...0.3, truth: 0.3).isHeld == true)
        #expect(record(.better, 0.1...0.3, truth: 0.302).isHeld == false)
        #expect(record(.none, 0...0, truth: -1e-7).isHeld == true)
    }

    @Test func gainsThatThereHaveToBeAreMissed() {
        #expect(record(.none, -0.1...0.1, truth: 0, answer: .curved).isMissed)
        #expect(!record(.better, 0.1...0.3, truth: 0.2, answer: .curved).isMissed)
        #expect(!record(.none, -0.1...0.1, truth: 0, answer: .linear).isMissed)
    }

    @Test func tablesCount() {
        let table = TruthTable(records: [
            record(.better, 0.1...0.3, truth: -0.1, isDependent: true),
            record(.worse, -0.3 ... -0.1, truth: -0.2),
            record(.none, -0.1...0.1, truth: 0, answer: .curved),
        ])
        #expect(table.falseCount(.better) == 1 && table.falseCount(.worse) == 0)
        #expect(table.coverage == 2.0 / 3)
        #expect(table.summary[0].contains("3 reports: 1 false \"better\", 0 false \"worse\"; 1 of 1"))
        #expect(table.summary[1].contains("in 2 of 3; of independent rows in 2 of 2, of others in 0 of 1"))
        #expect(table.text.contains("20.0 [  10.0,   30.0]") && table.text.contains("false better"))
        #expect(TruthTable(records: []).coverage == nil)
    }
}

/// The reduction from one error to another.
@Suite struct TruthOfErrorsTests {
    @Test func reductionIsOneOfSums() {
        let truth = Truth([1, 2, 3], against: [4, 4, 4], blockSize: 1)
        #expect(truth.reduction == 0.5)
        // Residuals −1, 0, 1; √(2 · 3/2) / 12.
        #expect(abs(truth.standardError - 3.0.squareRoot() / 12) < 1e-15)
        #expect(Truth([1, 1], against: [2, 2], blockSize: 1).standardError == 0)
    }

    /// Errors that go up and down together, block by block, are known less well than rows of their own.
    @Test func blocksCountOnce() {
        let truth = Truth([2, 2, 0, 0], against: [2, 2, 2, 2], blockSize: 2)
        #expect(truth.reduction == 0.5)
        // Residuals 2, −2; √(8 · 2) / 8.
        #expect(abs(truth.standardError - 0.5) < 1e-15)
    }
}
