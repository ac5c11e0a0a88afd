import Core
import Testing

@Suite struct RoughTimeTests {
    @Test(arguments: [
        (0.0, "0 s"), (-3, "0 s"), (0.2, "1 s"), (7.1, "8 s"), (21, "20 s"), (54, "55 s"), (56, "1 min"),
        (83, "1 min 20 s"),
        (119, "2 min"), (594, "9 min 50 s"), (600, "10 min"), (1_530, "26 min"), (3_569, "59 min"), (3_600, "1 h"),
        (4_000, "1 h 10 min"), (90_000, "25 h"), (.infinity, "a long time"),
    ])
    func lengthsOfTime(seconds: Double, text: String) { #expect(RoughTime.text(seconds) == text) }
}
