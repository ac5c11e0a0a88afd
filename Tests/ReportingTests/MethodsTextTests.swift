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
        #expect(text.filter { $0.contains("peak learning rate") }.count == 1)
        #expect(text.filter { $0.contains("times the running mean of their norm") }.count == 1)
        #expect(text.contains { $0.hasPrefix("Both networks. ") })
    }

    @Test func aSingleNetworkHasAParagraphOfItsOwn() {
        let text = paragraphs(1)
        #expect(text.contains { $0.hasPrefix("AE. ") && $0.contains("peak learning rate") })
        #expect(!text.contains { $0.contains("networks. ") })
    }

    /// Networks that have nothing of their own to say need no paragraph.
    @Test func noParagraphIsEmpty() {
        for networks in 1...2 { #expect(!paragraphs(networks).contains { $0.hasSuffix(" ") }) }
    }
}
