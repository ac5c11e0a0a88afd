import Core
import Testing

@Suite struct NumberFormatTests {
    @Test(arguments: [
        (-1.5, 1, "−1.5"), (0.00001, 5, "0.00001"), (-0.04, 1, "0.0"), (1234.5, 1, "1234.5"),
        (12345.678, 2, "12\u{202F}345.68"), (-1_234_567, 0, "−1\u{202F}234\u{202F}567"), (0, 2, "0.00"),
        (.nan, 2, "n/a"), (-.infinity, 2, "−∞"),
    ])
    func decimals(value: Double, decimals: Int, expected: String) {
        #expect(NumberFormat.decimal(value, decimals: decimals) == expected)
    }

    @Test(arguments: [
        (0.02468, 3, "0.0247"), (1e-5, 1, "1\u{A0}×\u{A0}10⁻⁵"), (-2.34e-12, 2, "−2.3\u{A0}×\u{A0}10⁻¹²"),
        (9.996, 3, "10.0"),
        (999_999, 3, "1.00\u{A0}×\u{A0}10⁶"), (123_456, 3, "123\u{202F}456"), (0, 3, "0"), (0.0001, 2, "0.00010"),
    ])
    func significantDigits(value: Double, digits: Int, expected: String) {
        #expect(NumberFormat.significant(value, digits: digits) == expected)
    }

    @Test func countsAreGroupedFromFiveDigits() {
        #expect(NumberFormat.count(9999) == "9999")
        #expect(NumberFormat.count(1_000_000) == "1\u{202F}000\u{202F}000")
    }

    @Test(arguments: [(1.0, 0), (0.5, 1), (0.25, 2), (2.5, 1), (200, 0), (0.004, 3), (1e-9, 9)])
    func decimalsOfASteps(step: Double, expected: Int) {
        #expect(NumberFormat.decimals(for: step) == expected)
    }
}
