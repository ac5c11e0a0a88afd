internal import Core
package import NeuralNetworks

extension PCA: LayeredReduction {
    package var encoderChain: LayerChain {
        let centre = mean.map { Float($0) }
        // What rounding the mean has lost, so that codes keep their digits where the data lie far from zero.
        let offset = zip(centre, mean).map { Float(Double($0) - $1) }
        var weights = Matrix(rows: featureCount, columns: latentSize)
        for feature in 0..<featureCount {
            for component in 0..<latentSize { weights[feature, component] = components[component, feature] }
        }
        return LayerChain([
            .scaling(centre: centre, factor: [Float](repeating: 1, count: featureCount), offset: offset),
            .linear(weights: weights, bias: [Float](repeating: 0, count: latentSize), isRectified: false),
        ])
    }

    package var decoderChain: LayerChain {
        LayerChain([.linear(weights: components, bias: mean.map { Float($0) }, isRectified: false)])
    }

    package var logVarianceRange: ClosedRange<Float>? { nil }
}
