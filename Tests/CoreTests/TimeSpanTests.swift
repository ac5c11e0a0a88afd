import Core
import Testing

@Suite struct TimeSpanTests {
    @Test(arguments: [
        ("90", 90.0), ("60s", 60), ("2m", 120), ("1h30m", 5_400), ("1d", 86_400), ("1h1s", 3_601), ("0.5", 0.5),
        ("1.5h", 5_400), ("1h30m15s", 5_415),
    ])
    func lengthsOfTime(text: String, seconds: Double) {
        #expect(TimeSpan(text)?.seconds == seconds)
    }

    @Test(arguments: [
        "", "0", "0s", "-5", "s", "h5", "1h30", "30m1h", "1m1m", "1 m", "inf", "nan", "1e3", "0x10", "1.2.3s", "5w",
        "99999999999999999999d", "٣s", "1h-5m",
    ])
    func nothingElse(text: String) {
        #expect(TimeSpan(text) == nil)
    }
}
