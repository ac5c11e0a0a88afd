/// The true reduction of the error by a network against PCA, on new rows.
struct Truth {
    /// 1 − Σ network / Σ PCA.
    let reduction: Double
    /// Its standard error, by the delta method over blocks of rows that belong together.
    let standardError: Double

    /// The mean of the truths of several trainings, judged on the same new rows; nil without any.
    init?(_ truths: [Truth]) {
        guard !truths.isEmpty else { return nil }
        let count = Double(truths.count)
        reduction = truths.reduce(0) { $0 + $1.reduction } / count
        // The rows are the same: their part of the error is not made smaller by several trainings.
        standardError = truths.reduce(0) { $0 + $1.standardError } / count
    }

    /// The truth of squared errors, `[rows]` each.
    ///
    /// - Parameters:
    ///   - network: The network's.
    ///   - pca: PCA's, of the same rows.
    ///   - blockSize: The number of rows, one after the other, that belong together.
    init(_ network: [Double], against pca: [Double], blockSize: Int) {
        precondition(network.count == pca.count && !pca.isEmpty, "\(network.count) errors against \(pca.count)")
        func sums(_ errors: [Double]) -> [Double] {
            stride(from: 0, to: errors.count, by: blockSize).map {
                errors[$0..<min($0 + blockSize, errors.count)].reduce(0, +)
            }
        }
        let (left, whole) = (sums(network), sums(pca))
        let (leftSum, wholeSum) = (left.reduce(0, +), whole.reduce(0, +))
        let ratio = wholeSum == 0 ? 1 : leftSum / wholeSum
        reduction = 1 - ratio
        let squares = zip(left, whole).reduce(0) { sum, block in
            let residual = block.0 - ratio * block.1
            return sum + residual * residual
        }
        let blocks = Double(left.count)
        standardError = wholeSum == 0 || blocks < 2 ? 0 : (squares * blocks / (blocks - 1)).squareRoot() / wholeSum
    }
}
