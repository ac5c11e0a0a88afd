import Core
import Testing

@Suite struct NearestNameTests {
    private let names = ["pca", "ae", "dae", "vae", "standard", "thorough", "report", "table"]

    @Test(arguments: [
        ("aee", "ae"), ("PCA", "pca"), ("reprot", "report"), ("tabel", "table"), ("standart", "standard"),
        // What is typed of a long name, and no more.
        ("thor", "thorough"), ("stan", "standard"), ("th", nil), ("tsne", nil), ("", nil), ("x", nil),
    ])
    func theNearestIsFound(name: String, nearest: String?) { #expect(NearestName.of(name, among: names) == nearest) }

    @Test func severalThatBeginSoAreNone() {
        #expect(NearestName.of("obs", among: ["obs/leiden", "obs/batches"]) == nil)
        #expect(NearestName.of("obs/l", among: ["obs/leiden", "obs/batches"]) == "obs/leiden")
    }

    @Test func questionsShowNoControlCharacters() {
        #expect(NearestName.question("ab", among: ["a\u{1B}"]) == nil)
        #expect(NearestName.question("abcd", among: ["abc\u{1B}"]) == "Did you mean abc\\u{1B}?")
    }
}
