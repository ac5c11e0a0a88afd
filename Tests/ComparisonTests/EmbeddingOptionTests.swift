import Core
import Datasets
import Methods
import Testing

@testable import Comparison

/// Names of embeddings that were made elsewhere.
@Suite struct EmbeddingOptionTests {
    private func settings(_ embeddings: [String]) -> ComparisonSettings {
        var settings = ComparisonSettings(file: "x.h5")
        settings.reading.embeddings = embeddings
        return settings
    }

    @Test func namesAreTheirOwn() throws {
        try settings(["u=obsm/X_umap", "t=other.h5:/t", "X_pca=obsm/X_pca"]).checkCombinations()
        for texts in [
            ["u=a", "U=b"], ["pca=a"], ["VAE=a"], ["a"], ["=a"], ["a="], ["\(String(repeating: "a", count: 25))=u"],
        ] {
            #expect(throws: UsageError.self, "\(texts)") { try settings(texts).checkCombinations() }
        }
    }

    @Test(arguments: [
        ("X_umap", "umap"), ("X_pca", "pca_stored"), ("My t-SNE, 2", "my_t_sne_2"), ("vae", "vae_stored"),
        ("карта", "embedding"), ("taken", "taken_stored_2"),
    ]) func identifiers(name: String, identifier: String) {
        let others = Set(Method.allCases.map(\.rawValue) + ["taken", "taken_stored"])
        #expect(PreparedData.identifier(of: name, besides: others) == identifier)
    }

    /// Reports without such embeddings record no setting of them.
    @Test func defaultsAreNotRecorded() {
        let options = ComparisonOptions.all.filter { ["embedding", "no-embeddings"].contains($0.name) }
        #expect(options.count == 2)
        #expect(options.allSatisfy { $0.value(settings([])) == nil })
        #expect(options[0].value(settings(["u=a"])) != nil)
    }
}
