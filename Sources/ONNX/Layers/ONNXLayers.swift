internal import NeuralNetworks

/// The kinds of layers that models are read from.
enum ONNXLayers {
    /// All kinds: those whose operators begin as another's do come before it.
    static let all: [any ONNXLayer.Type] = [
        FourierFeatures.Trained.self, LinearResidual.Trained.self, Linear.Trained.self,
        LayerNormalizationReLU.Trained.self, GELU.self, Convolution.Trained.self, TransposedConvolution.Trained.self,
        Log1p.self, Clamp.self, Offset.Trained.self, FeatureScaling.self, Logistic.self, Expm1.self, Softplus.self,
        ContinuousBernoulliMean.self, ColumnSelection.self, ColumnPlacement.self, CountScaling.self,
    ]
}
