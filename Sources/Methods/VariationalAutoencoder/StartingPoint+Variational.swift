internal import Core
internal import Foundation
internal import NeuralNetworks
internal import OneDNN

extension StartingPoint {
    /// Sets the parameters of a variational autoencoder: probabilistic PCA (Tipping and Bishop, 1999), where PCA is asked
    /// for.
    func apply(toVariational parameters: ParameterStore, of design: AutoencoderDesign, _ kind: DataKind) {
        switch design.style {
        case .normalized, .convolutional, .convolutionalEncoder:
            setOutput(of: parameters, design)
            if case .counts(let scale) = kind { setLogMeans(of: parameters, design, scale) }
            origin?.set(parameters, of: design)
        case .pcaResidual:
            guard let pca else { return }
            let noise = max(pca.noiseVariance, 1e-6)
            let signals = pca.explainedVariance.map { max($0 - noise, 1e-6) }
            let latent = pca.latentSize
            // The posterior of code k has the mean √(λ − σ²) / λ · u·(x − μ) and the variance σ² / λ.
            let slopes = signals.map { $0.squareRoot() / ($0 + noise) }
            setLinear(
                parameters, block: design.encoderBlocks.lowerBound, inputs: pca.featureCount, outputs: 2 * latent,
                weight: { $1 < latent ? Double(pca.components[$1, $0]) * slopes[$1] : 0 },
                bias: { output in
                    output < latent
                        ? -projection(of: pca.mean, on: output, pca) * slopes[output]
                        : log(noise / (signals[output - latent] + noise))
                })
            setLinear(
                parameters, block: design.decoderBlocks.lowerBound, inputs: latent, outputs: pca.featureCount,
                weight: { Double(pca.components[$0, $1]) * signals[$0].squareRoot() }, bias: { pca.mean[$0] })
            // Behind both networks' blocks comes the likelihood's own.
            parameters.value(design.parameters.count).fill(with: [Float(log(noise)) / GaussianLoss.parameterScale])
        }
    }

    /// Narrows the distributions of a variational autoencoder that starts from chance.
    static func narrow(
        _ parameters: ParameterStore, of design: AutoencoderDesign, _ start: VarianceWarmup, _ likelihood: Likelihood
    ) {
        let latent = design.decoder.inputCount
        let bias = parameters.value(design.encoderBlocks.upperBound - 1)
        let logVariances = [Float](repeating: Float(start.posteriorLogVariance), count: latent)
        bias.fill(with: bias.values.prefix(latent) + logVariances)
        guard likelihood == .gaussian else { return }
        // Behind both networks' blocks comes the likelihood's own.
        parameters.value(design.parameters.count).fill(
            with: [Float(start.likelihoodLogVariance) / GaussianLoss.parameterScale])
    }

    /// The Bernoulli loss of answering with the means, in nats a row.
    func bernoulliLoss(of rows: Matrix) -> Double {
        let logits = logits
        let outputs = Matrix(
            rows: rows.rows, columns: rows.columns,
            values: (0..<rows.rows).flatMap { _ in logits })
        return BernoulliLoss().sum(outputs: outputs, targets: rows) / Double(rows.rows)
    }

    /// Sets the last bias so that an untrained decoder gives the logarithms of counts that are usual, none of them far below 0.
    private func setLogMeans(of parameters: ParameterStore, _ design: AutoencoderDesign, _ scale: CountScale) {
        let logMeans = scale.centres.map { log(max(expm1($0), 0.05)) }
        parameters.value(design.decoderBlocks.upperBound - 1).fill(
            with: zip(logMeans, zip(scale.centres, scale.spreads)).map { ($0 - $1.0) / $1.1 })
    }
}
