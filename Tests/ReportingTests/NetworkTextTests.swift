import Core
import Foundation
import NeuralNetworks
import Testing

@testable import Reporting

/// The words for layers, which are made of the layers themselves.
@Suite struct NetworkTextTests {
    @Test func denseLayersAreAChain() {
        let network = Network([
            Linear(30, 128), GELU(128), Linear(128, 64), GELU(64), Linear(64, 2, startsAtZero: true),
        ])
        #expect(
            NetworkText(network).text
                == "fully connected layers 30–128–64–2, each but the last followed by GELU (tanh approximation); the last initialised to zero"
        )
        #expect(NetworkText(Network([Linear(3, 2)])).text == "fully connected layer 3–2")
    }

    @Test func aNetworkBesideALinearLayerIsASum() {
        let network = Network([LinearResidual(Network([Linear(30, 8), GELU(8), Linear(8, 2, startsAtZero: true)]))])
        let text = NetworkText(network).text
        #expect(
            text.hasPrefix(
                "the sum of a linear layer 30–2, initialised as PCA with codes of unit variance, and of fully"))
        #expect(text.contains("30–8–2"))
    }

    /// Down with convolutions, and up again with transposed ones, which a normalisation stands before.
    @Test func convolutionsSayTheirKernelsStridesAndChannels() {
        let image = ImageShape(height: 16, width: 16, channels: 3)
        let first = Convolution(image, channels: 16)
        let second = Convolution(first.output, channels: 32)
        let down = Network([
            first, LayerNormalizationReLU(first.outputCount), second, LayerNormalizationReLU(second.outputCount),
            Linear(second.outputCount, 2),
        ])
        let text = NetworkText(down).text
        #expect(
            text.hasPrefix(
                "3 × 3 convolutions of stride 2 with 16, 32 channels, each followed by layer normalisation (ε = "))
        #expect(text.hasSuffix("over the whole image; then fully connected layer 512–2"))

        let fourier = FourierFeatures(2, sines: 64)
        let grown = TransposedConvolution(channels: 32, to: first.output)
        let largest = TransposedConvolution(channels: 16, to: image)
        let up = Network([
            fourier, Linear(66, 128), LayerNormalizationReLU(128), Linear(128, grown.inputCount),
            LayerNormalizationReLU(grown.inputCount), grown, LayerNormalizationReLU(largest.inputCount), largest,
            Offset(image.featureCount),
        ])
        let parts = NetworkText(up).text.components(separatedBy: "; then ")
        #expect(parts.count == 4)
        #expect(parts[0].hasPrefix("Fourier features [z, sin(zW + b)] of the code z (64 sines"))
        #expect(
            parts[1].hasPrefix("fully connected layers 66–128–\(grown.inputCount), each but the last followed by layer")
        )
        #expect(
            parts[2]
                == "4 × 4 transposed convolutions of stride 2 to 16, 3 channels, without bias, each preceded by the same"
        )
        #expect(parts[3] == "a trained offset for each output")
    }
}
