import Datasets
import Testing

/// The text of `--hold-out`.
@Suite struct HeldOutRowsTests {
    @Test(arguments: [
        ("phase:100..140", "phase", 100.0...140.0), ("obs:age:-1.5..2", "obs:age", -1.5...2),
        ("/train/y:0..1e3", "/train/y", 0...1000),
    ])
    func pathsAndRanges(text: String, path: String, range: ClosedRange<Double>) throws {
        let rows = try #require(HeldOutRows(text))
        #expect(rows.path == path && rows.range == range)
        #expect(HeldOutRows(rows.description) == rows)
    }

    @Test(arguments: [
        "", "phase", "phase:", ":1..2", "phase:1", "phase:2..1", "phase:1..1", "phase:a..b", "phase:1..inf", "y:1...2",
        "y:0...5",
    ])
    func othersAreRefused(text: String) { #expect(HeldOutRows(text) == nil) }
}
