import NeuralNetworks
import OneDNN
import TestSupport

/// SciPy's numbers for likelihoods, from `Tests/Reference/likelihoods.py`.
struct LikelihoodReference: Decodable {
    struct Bernoulli: Decodable {
        let logit: Float
        let value: Float
        let loss: Double
    }

    struct ContinuousBernoulli: Decodable {
        let logit: Float
        let value: Float
        let loss: Double
        let mean: Double
    }

    struct Gaussian: Decodable {
        let mean: Float
        let logVariance: Float
        let value: Float
        let loss: Double
    }

    struct NegativeBinomial: Decodable {
        let logMean: Float
        let logDispersion: Float
        let count: Float
        let loss: Double
    }

    struct Gamma: Decodable {
        let x: Float
        let stirling: Double
        let digamma: Double
    }

    let bernoulli: [Bernoulli]
    let continuousBernoulli: [ContinuousBernoulli]
    let gaussian: [Gaussian]
    let negativeBinomial: [NegativeBinomial]
    let gamma: [Gamma]

    static func read() throws -> LikelihoodReference { try ReferenceFile.read("likelihoods.json") }
}

/// A row of numbers as losses take them.
func row(_ values: [Float]) -> TensorView {
    let view = TensorView(rows: 1, columns: values.count)
    view.fill(with: values)
    return view
}

/// The loss of one number.
func loss(_ loss: any ReconstructionLoss, output: Float, target: Float) -> Double {
    loss.sum(outputs: row([output]), targets: row([target]))
}
