import EmbeddingQuality
import Testing

@testable import Reporting

/// Shares with their intervals, in per cent.
@Suite struct ShareTextTests {
    @Test(arguments: [
        (0.12, 0.08, 0.16, "12 % [8, 16]"),
        // The direction is said in words.
        (-0.12, -0.16, -0.08, "12 % [8, 16]"),
        (-0.02, -0.06, 0.02, "2 % [−2, 6]"),
        (0.5, 0.4995, 0.5005, "50.00 % [49.95, 50.05]"),
        // Without an interval there are no decimals to show.
        (1, 1, 1, "100 % [100, 100]"), (0, 0, 0, "0 % [0, 0]"),
    ])
    func directionsAndDecimals(value: Double, lower: Double, upper: Double, text: String) {
        #expect(ShareText(Estimate(value: value, lower: lower, upper: upper)).text == text)
    }
}
