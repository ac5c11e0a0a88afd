import Core
import Foundation
import NeuralNetworks
import TestSupport
import Testing

/// PyTorch's numbers for one convolution, from `Tests/Reference/convolution.py`.
struct ConvolutionReference: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let height: Int
    let width: Int
    let channels: Int
    let outputs: Int
    let kernel: Int
    let stride: Int
    let transposed: Bool
    let rows: Int
    let image: [Float]
    let weights: [Float]
    let bias: [Float]
    let gradient: [Float]
    let result: [Float]
    let imageGradient: [Float]
    let weightsGradient: [Float]
    let biasGradient: [Float]

    var testDescription: String { name }

    /// The layer that PyTorch's numbers are of.
    var layer: any Layer {
        let large = ImageShape(height: height, width: width, channels: channels)
        return transposed
            ? TransposedConvolution(channels: outputs, to: large, kernel: kernel, stride: stride)
            : Convolution(large, channels: outputs, kernel: kernel, stride: stride)
    }

    static func all() throws -> [ConvolutionReference] {
        struct File: Decodable {
            let cases: [ConvolutionReference]
        }
        return try ReferenceFile.read("convolution.json", as: File.self).cases
    }
}
