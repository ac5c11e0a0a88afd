import Core
import Drawing
import Methods
import Testing

@testable import Reporting

@Suite struct MethodsTextTests {
    private func paragraphs(_ networks: Int) -> [String] {
        let errors = SampleReport.errors(about: 0.5, spread: 0.1)
        let methods: [Method] = [.pca, .ae, .vae]
        return MethodsText(SampleReport.of(methods.prefix(1 + networks).map { ($0, errors) })).paragraphs.map(\.plain)
    }

    @Test func whatHoldsForAllNetworksIsSaidOnce() {
        let text = paragraphs(2)
        #expect(text.filter { $0.contains("AdamW (β₁\u{A0}=\u{A0}0.9, β₂\u{A0}=\u{A0}0.999") }.count == 1)
        #expect(text.filter { $0.contains("times the running mean of their norm") }.count == 1)
        #expect(text.contains { $0.hasPrefix("Both networks. ") })
    }

    @Test func aSingleNetworkHasAParagraphOfItsOwn() {
        let text = paragraphs(1)
        #expect(text.contains { $0.hasPrefix("AE. ") && $0.contains("The learning rate rose linearly to 0.001") })
        #expect(!text.contains { $0.contains("networks. ") })
    }

    /// Somebody who reads it can build the network, and train it: layers, start, loss, optimiser, schedule, clipping and what was kept.
    @Test func aNetworkCanBeMadeAgain() throws {
        let text = try #require(paragraphs(1).first { $0.hasPrefix("AE. ") })
        for part in [
            "Encoder: fully connected layers 4–8–2, each but the last followed by layer normalisation (ε\u{A0}=\u{A0}1\u{A0}×\u{A0}10⁻⁵) and "
                + "ReLU.",
            "Decoder: Fourier features [z, sin(zW + b)] of the code z (64 sines;",
            "then fully connected layers 66–8–4, each but the last followed by layer normalisation",
            "the decoder's last biases to the means of the training rows.",
            "The loss is the squared error, averaged over features and rows.",
            "ε\u{A0}=\u{A0}1\u{A0}×\u{A0}10⁻⁸) with weight decay 0.05 on weight matrices only and batch size 16;",
            // 60 training rows are 3 whole batches an epoch, of 3 epochs; a warm-up takes at most a third.
            "over 3 steps and fell to zero along half a cosine until step 9 (3 epochs).",
            "4 times the running mean of their norm (decay 0.98", "The weights of epoch 3 of 3 were kept.",
            "Everything was computed in 32-bit floating point.",
        ] {
            #expect(text.contains(part), "\(part)")
        }
    }

    @Test func aPaperCanQuoteIt() throws {
        let text = paragraphs(2)
        let sentence = try #require(text.first { $0.hasPrefix("For a methods section. ") })
        #expect(
            sentence.contains(
                "We compared PCA, an undercomplete autoencoder (AE) and a variational autoencoder (VAE) with two latent dimensions"
            ))
        #expect(sentence.contains("60 rows for training, 10 for validation and 40 for testing"))
        let entry = try #require(text.first { $0.hasPrefix("BibTeX. ") })
        #expect(entry.contains("@software{gibbous, ") && entry.contains("version = {\(gibbousVersion)}"))
        #expect(entry.contains("year = {\(gibbousYear)}") && entry.hasSuffix("}"))
        #expect(entry.count { $0 == "{" } == entry.count { $0 == "}" })
        // A report without networks has none to describe.
        let alone = MethodsText(SampleReport.of([(.pca, SampleReport.errors(about: 0.5, spread: 0.1))])).paragraphs
        let fitted = try #require(alone.map(\.plain).first { $0.hasPrefix("For a methods section. ") })
        #expect(fitted.contains("We fitted PCA with two latent dimensions") && !fitted.contains("trained with"))
    }

    /// Networks that have nothing of their own to say need no paragraph.
    @Test func noParagraphIsEmpty() {
        for networks in 1...2 { #expect(!paragraphs(networks).contains { $0.hasSuffix(" ") }) }
    }
}
