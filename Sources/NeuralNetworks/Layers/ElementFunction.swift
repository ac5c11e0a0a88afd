internal import Core
internal import Foundation
internal import OneDNN

/// What is done to each number by itself, before or behind a network.
public enum ElementFunction: String, Sendable, CaseIterable {
    /// ln(1 + x), for counts.
    case logarithmOfOnePlus = "log1p"
    /// eˣ − 1, its reverse.
    case exponentialLessOne = "expm1"
    /// ln(1 + eˣ): ln(1 + a mean) from the logarithm of the mean.
    case softplus
    /// The mean of a continuous Bernoulli variable from the logit of its parameter.
    case continuousBernoulliMean = "continuous_bernoulli_mean"

    /// Replaces each number of a matrix by the function's value.
    func apply(to matrix: inout Matrix) {
        switch self {
        case .logarithmOfOnePlus: matrix.values = matrix.values.map { log1p($0) }
        case .exponentialLessOne: matrix.values = matrix.values.map { expm1($0) }
        case .softplus: matrix.values = matrix.values.map { max($0, 0) + log1p(exp(-abs($0))) }
        case .continuousBernoulliMean:
            let view = TensorView(rows: matrix.rows, columns: matrix.columns)
            view.fill(with: matrix.values)
            let x = unsafe view.address
            for index in stride(from: 0, to: view.count, by: laneCount) {
                unsafe x.set(NeuralNetworks.continuousBernoulliMean(x.lanes(at: index)), at: index)
            }
            matrix.values = view.values
        }
    }
}
