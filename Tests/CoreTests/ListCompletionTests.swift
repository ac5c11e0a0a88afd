import Core
import Testing

/// The completion of lists of words.
@Suite struct ListCompletionTests {
    private struct Settings: Sendable {
        var methods = "pca"
    }

    private static let option = OptionDeclaration<Settings>("methods", \.methods, .text("methods"), help: "Methods.")
        .completing(listsOf: ["pca", "ae", "dae", "vae"])

    @Test(arguments: [
        ("", ["pca", "ae", "dae", "vae"]), ("d", ["dae"]), ("pca,", ["pca,ae", "pca,dae", "pca,vae"]),
        ("pca,vae,a", ["pca,vae,ae"]), ("ae,ae", []), ("x", []), (",", [",pca", ",ae", ",dae", ",vae"]),
    ])
    func theLastWordIsCompleted(typed: String, expected: [String]) {
        #expect(Self.option.signature.completions(of: typed) == expected)
    }
}
