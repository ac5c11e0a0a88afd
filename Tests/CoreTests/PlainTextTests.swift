import Core
import Testing

/// Numbers and texts that need nothing of Foundation.
@Suite struct PlainTextTests {
    @Test func numbersAreRoundedExactly() {
        #expect(PrintedNumber.fixed(2.5, decimals: 0) == "2")
        #expect(PrintedNumber.fixed(0.125, decimals: 2) == "0.12")
        #expect(PrintedNumber.fixed(-1.005, decimals: 2) == "-1.00")
        #expect(PrintedNumber.fixed(1e22, decimals: 1) == "10000000000000000000000.0")
        #expect(PrintedNumber.fixed(3, decimals: -1) == "3")
        #expect(PrintedNumber.scientific(12_345, decimals: 2) == "1.23e+04")
        #expect(PrintedNumber.general(0.000_012_3, digits: 4) == "1.23e-05")
        #expect(PrintedNumber.general(100_000, digits: 6) == "100000")
        #expect(PrintedNumber.general(.infinity, digits: 4) == "inf")
    }

    /// The largest number has 309 digits.
    @Test func longNumbersAreWhole() {
        let text = PrintedNumber.fixed(.greatestFiniteMagnitude, decimals: 20)
        #expect(text.utf8.count == 330 && text.hasPrefix("17976931348623157"))
        #expect(text.hasSuffix("." + String(repeating: "0", count: 20)))
    }

    @Test func textsAreTrimmedAtBothEnds() {
        #expect("  a b\t\n".trimmed() == "a b")
        #expect("".trimmed() == "" && " \n ".trimmed() == "")
        #expect("\u{FEFF}x ".trimmed { $0 == "\u{FEFF}" } == "x ")
    }
}
