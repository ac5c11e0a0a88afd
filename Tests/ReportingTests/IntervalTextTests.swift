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
        // Without an interval there are no decimals to show.
        (1, 1, 1, "100 % (95 % CI 100–100 %)"), (0, 0, 0, "0 % (95 % CI 0–0 %)"),
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

    @Test func decibelsCarryTheirUnit() {
        let gain = Estimate(value: 5.7, lower: 5.5, upper: 5.9)
        #expect(IntervalText(gain, in: .decibels).text == "5.7 dB (95 % CI 5.5–5.9 dB)")
        let none = Estimate(value: -0.1, lower: -0.3, upper: 0.1)
        #expect(IntervalText(none, in: .decibels).range == "−0.3 to 0.1 dB")
    }
}
