import Core
import Testing

@Suite("Natural order of texts")
struct NaturalOrderTests {
    @Test(
        "counts digits by their number",
        arguments: [
            (["10", "9", "2", "1"], ["1", "2", "9", "10"]),
            (["c10", "c2", "b11", "c"], ["b11", "c", "c2", "c10"]),
            (["day 2 hour 10", "day 2 hour 9", "day 10 hour 1"], ["day 2 hour 9", "day 2 hour 10", "day 10 hour 1"]),
            (["007", "7", "08", "6"], ["6", "007", "7", "08"]),
            (["0", "00", "1", ""], ["", "0", "00", "1"]),
            (
                ["99999999999999999999999", "100000000000000000000000"],
                ["99999999999999999999999", "100000000000000000000000"]
            ),
            (["b", "a", "A", "a1", "a-1"], ["A", "a", "a-1", "a1", "b"]),
        ])
    func order(texts: [String], sorted: [String]) {
        #expect(texts.sorted { $0.naturallyPrecedes($1) } == sorted)
    }

    @Test("is strict, so that sorting has one outcome")
    func strict() {
        let texts = ["1", "01", "10", "a1", "a01", "a", "", "1a", "10a", "2a"]
        for one in texts {
            #expect(!one.naturallyPrecedes(one))
            for two in texts where one != two {
                #expect(one.naturallyPrecedes(two) != two.naturallyPrecedes(one), "\(one) and \(two)")
            }
        }
    }
}
