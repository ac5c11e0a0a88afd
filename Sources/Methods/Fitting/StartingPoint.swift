internal import Core
internal import Foundation
internal import NeuralNetworks
internal import OneDNN

/// The initialisation of networks besides chance: the training rows' mean, for some designs their PCA, and for some plans
/// a layout of their codes.
struct StartingPoint: Sendable {
    /// Each feature's mean over the training rows: `[features]`.
    let means: [Float]
    /// The PCA of the training rows; nil where no design needs it.
    let pca: PCA?
    /// Anchors for the training rows' codes; nil if no plan asks for them, or none can be computed.
    let layout: CodeLayout?
    /// The parameters of a network of another size; nil where there is none.
    var origin: TrainedParameters?

    /// The starting point that plans need.
    ///
    /// - Parameters:
    ///   - source: The rows, scaled.
    ///   - trainingRows: The rows to learn from.
    ///   - latentSize: The number of latent dimensions.
    ///   - plans: The plans.
    ///   - starts: What has been computed of the same source.
    ///   - team: The threads that compute what has not been.
    /// - Throws: Where a PCA is needed and can't be had, or rows can't be read.
    init(
        _ source: any RowSource, trainingRows: [Int], latentSize: Int, plans: [TrainingPlan],
        starts: PreparedStarts = PreparedStarts(), team: ThreadTeam = .alone
    ) throws {
        means = try source.means(over: trainingRows)
        pca =
            plans.contains { $0.design.style == .pcaResidual }
            ? try starts.pca(of: source, rows: trainingRows, latentSize: latentSize, team: team) : nil
        layout = try plans.first { $0.settings.latentAnchoring != nil }.flatMap {
            try starts.layout(
                of: source, rows: trainingRows, latentSize: latentSize, seed: $0.settings.seed, team: team)
        }
    }

    /// The plans that can be followed from here.
    func possible(_ plans: [TrainingPlan]) -> [TrainingPlan] {
        plans.filter { $0.settings.latentAnchoring == nil || layout != nil }
    }

    /// Sets the parameters of an autoencoder whose blocks have been drawn.
    func apply(to parameters: ParameterStore, of design: AutoencoderDesign) {
        switch design.style {
        case .normalized, .convolutional, .convolutionalEncoder:
            setOutput(of: parameters, design)
            origin?.set(parameters, of: design)
        case .pcaResidual:
            guard let pca else { return }
            // Codes of variance 1 suit the layers beside the linear one.
            let scales = pca.explainedVariance.map { $0 > 0 ? $0.squareRoot() : 1 }
            setLinear(
                parameters, block: design.encoderBlocks.lowerBound, inputs: pca.featureCount,
                outputs: pca.latentSize, weight: { Double(pca.components[$1, $0]) / scales[$1] },
                bias: { code in -projection(of: pca.mean, on: code, pca) / scales[code] })
            setLinear(
                parameters, block: design.decoderBlocks.lowerBound, inputs: pca.latentSize,
                outputs: pca.featureCount, weight: { Double(pca.components[$0, $1]) * scales[$0] },
                bias: { pca.mean[$0] })
        }
    }

    func projection(of row: [Double], on component: Int, _ pca: PCA) -> Double {
        row.indices.reduce(0) { $0 + row[$1] * Double(pca.components[component, $1]) }
    }

    /// Fills the two blocks of a linear layer, W `[inputs, outputs]` and b `[1, outputs]`.
    func setLinear(
        _ parameters: ParameterStore, block: Int, inputs: Int, outputs: Int, weight: (Int, Int) -> Double,
        bias: (Int) -> Double
    ) {
        var weights: [Float] = []
        weights.reserveCapacity(inputs * outputs)
        for input in 0..<inputs {
            for output in 0..<outputs { weights.append(Float(weight(input, output))) }
        }
        parameters.value(block).fill(with: weights)
        parameters.value(block + 1).fill(with: (0..<outputs).map { Float(bias($0)) })
    }
}

extension StartingPoint {
    /// The logits of the means, which are kept a little inside 0–1, where logits are finite: `[features]`.
    var logits: [Float] {
        means.map { mean in
            let inside = min(max(Double(mean), 0.005), 0.995)
            return Float(log(inside / (1 - inside)))
        }
    }

    /// Sets the last bias so that an untrained decoder gives the means.
    func setOutput(of parameters: ParameterStore, _ design: AutoencoderDesign) {
        let bias = parameters.value(design.decoderBlocks.upperBound - 1)
        switch design.outputFunction {
        case .identity: bias.fill(with: means)
        case .logistic: bias.fill(with: logits)
        }
    }
}
