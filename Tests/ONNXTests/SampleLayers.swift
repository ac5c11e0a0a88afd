import Core
import NeuralNetworks

/// One layer of each kind, from 6 numbers.
enum SampleLayers {
    /// - Returns: The layers by name.
    static func all() -> [(name: String, layer: any TrainedLayer)] {
        let normal = SampleParts.normal(_:_:seed:scale:)
        func row(_ count: Int, seed: UInt64) -> [Float] { SampleParts.row(count, seed: seed) }
        let convolution = Convolution(ImageShape(height: 3, width: 2), channels: 4)
        let transposed = TransposedConvolution(channels: 1, to: ImageShape(height: 5, width: 3, channels: 2))
        return [
            ("linear", Linear.Trained(weights: normal(6, 5, 101, 1), bias: row(5, seed: 102))),
            ("linear residual", SampleParts.residual(outputs: 3, seed: 103)),
            ("Fourier features", FourierFeatures.Trained(weights: normal(6, 4, 110, 1), phases: row(4, seed: 111))),
            ("layer normalisation", LayerNormalizationReLU.Trained(gain: row(6, seed: 112), bias: row(6, seed: 113))),
            ("GELU", GELU(6)),
            (
                "convolution",
                Convolution.Trained(convolution, weights: normal(9, 4, 114, 1), bias: row(4, seed: 115))
            ),
            ("transposed convolution", TransposedConvolution.Trained(transposed, weights: normal(32, 1, 116, 1))),
            ("offset", Offset.Trained(row(6, seed: 117))),
            ("scaling", SampleParts.scaling(6, seed: 118)),
            (
                "clamp",
                Clamp(lower: row(6, seed: 121).map { -abs($0) }, upper: row(6, seed: 122).map { abs($0) })
            ),
            ("logistic", Logistic(6)), ("log1p", Log1p(6)), ("expm1", Expm1(6)), ("softplus", Softplus(6)),
            ("continuous Bernoulli mean", ContinuousBernoulliMean(6)),
            ("column selection", ColumnSelection([0, 2, 3, 5], of: 6)),
            ("column placement", ColumnPlacement([1, 2, 3, 5, 6, 8], constants: row(9, seed: 123))),
            ("count scaling", CountScaling(6, total: 10_000)),
        ]
    }
}
