internal import Core
package import NeuralNetworks

extension PCA: LayeredReduction {
    package var encoderNetwork: TrainedNetwork {
        let centre = mean.map { Float($0) }
        // What rounding the mean has lost, so that codes keep their digits where the data lie far from zero.
        let offset = zip(centre, mean).map { Float(Double($0) - $1) }
        var weights = Matrix(rows: featureCount, columns: latentSize)
        for feature in 0..<featureCount {
            for component in 0..<latentSize { weights[feature, component] = components[component, feature] }
        }
        return TrainedNetwork([
            FeatureScaling(centre: centre, factor: [Float](repeating: 1, count: featureCount), offset: offset),
            Linear.Trained(weights: weights, bias: [Float](repeating: 0, count: latentSize)),
        ])
    }

    package var decoderNetwork: TrainedNetwork {
        TrainedNetwork([Linear.Trained(weights: components, bias: mean.map { Float($0) })])
    }

    package var logVarianceRange: ClosedRange<Float>? { nil }
}
