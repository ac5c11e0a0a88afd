import EmbeddingQuality
import Testing

@testable import Reporting

/// Estimates with their intervals in sentences.
@Suite struct IntervalTextTests {
    @Test(arguments: [
        (0.12, 0.08, 0.16, "12 % (95 % CI 8–16 %)"),
        // The direction is said in words.
        (-0.12, -0.16, -0.08, "12 % (95 % CI 8–16 %)"),
        (-0.02, -0.06, 0.02, "2 % (95 % CI −2 to 6 %)"),
        (0.5, 0.4995, 0.5005, "50.00 % (95 % CI 49.95–50.05 %)"),
        // An interval that is a point tells nothing more.
        (1, 1, 1, "100 %"), (0, 0, 0, "0 %"), (0.99, 0.98, 0.99, "99.0 % (95 % CI 98.0–99.0 %)"),
    ])
    func sharesSaidInWords(value: Double, lower: Double, upper: Double, text: String) {
        let estimate = Estimate(value: value, lower: lower, upper: upper)
        #expect(IntervalText(estimate, in: .percent, isMagnitude: true).text == text)
    }

    @Test func aSignIsKeptUnlessWordsSayIt() {
        let loss = Estimate(value: -0.12, lower: -0.16, upper: -0.08)
        #expect(IntervalText(loss, in: .percent).text == "−12 % (95 % CI −16 to −8 %)")
    }

    @Test func numbersHaveTwoSignificantDigitsOfHalfTheInterval() {
        let error = Estimate(value: 0.0212, lower: 0.0197, upper: 0.0229)
        #expect(IntervalText(error).text == "0.0212 (95 % CI 0.0197–0.0229)")
        #expect(IntervalText(error).inner == "0.0212, 95 % CI 0.0197–0.0229")
        #expect(IntervalText(error, decimals: 3).brief == "0.021 (0.020–0.023)")
    }

    @Test func whatIsPrintedAsAPointIsOne() {
        let share = IntervalText(Estimate(value: 1, lower: 1, upper: 1), in: .percent)
        #expect(share.isPoint && !share.isZero && share.inner == "100 %" && share.brief == "100 %")
        let difference = IntervalText(Estimate(value: 1e-5, lower: 0, upper: 2e-5), decimals: 3)
        #expect(difference.isZero && difference.text == "0.000")
        #expect(!IntervalText(Estimate(value: 0, lower: -0.1, upper: 0.1)).isPoint)
    }

    @Test func valuesPrintedAlikeAreToldOnce() {
        #expect(Report.list([("96 %", "PCA"), ("65 %", "AE"), ("96 %", "VAE")]) == "96 % (PCA and VAE) and 65 % (AE)")
        #expect(Report.list([("0 %", "PCA"), ("0 %", "AE"), ("0 %", "VAE")]) == "0 % (PCA, AE and VAE)")
    }

    @Test func estimatesInTablesHaveNoMoreDecimalsThanAsked() {
        let area = Estimate(value: 0.999992, lower: 0.999875, upper: 1)
        #expect(area.text(mostDecimals: 3) == "1.000 [1.000, 1.000]" && area.text == "0.999992 [0.999875, 1.000000]")
    }

    @Test func decibelsCarryTheirUnit() {
        let gain = Estimate(value: 5.7, lower: 5.5, upper: 5.9)
        #expect(IntervalText(gain, in: .decibels).text == "5.7 dB (95 % CI 5.5–5.9 dB)")
        let same = Estimate(value: 0, lower: -4e-7, upper: 4e-7)
        #expect(IntervalText(same, in: .decibels).text == "0.00 dB" && IntervalText(same, in: .decibels).isZero)
        let none = Estimate(value: -0.1, lower: -0.3, upper: 0.1)
        #expect(IntervalText(none, in: .decibels).range == "−0.3 to 0.1 dB")
    }
}
