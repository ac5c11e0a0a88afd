public import Core

/// The use that a VAE makes of each latent dimension: none where the posterior is the prior whatever the row.
public struct LatentUse: Sendable, Equatable {
    /// The KL divergence of each dimension from the prior, the mean over rows in nats: `[latent]`.
    public let divergences: [Double]
    /// The variance over training rows of each dimension's posterior mean: `[latent]`.
    public let meanVariances: [Double]

    /// The variance from which a dimension counts as active (Burda, Grosse and Salakhutdinov, 2016).
    public static let minimumVariance = 0.01

    public init(divergences: [Double], meanVariances: [Double]) {
        precondition(divergences.count == meanVariances.count, "as many variances as divergences")
        self.divergences = divergences
        self.meanVariances = meanVariances
    }

    /// The use of the dimensions: whether they are used is told by training rows, since test rows may have been held out where a
    /// dimension does not vary.
    ///
    /// - Parameters:
    ///   - posterior: The distributions over codes of the rows that divergences are means over.
    ///   - codes: The posterior means of all rows, `[rows, latent]`.
    ///   - rows: The rows among them whose variance tells.
    public init(of posterior: Posterior, codes: Matrix, rows: [Int]) {
        let count = Double(max(1, rows.count))
        self.init(
            divergences: posterior.divergenceByDimension,
            meanVariances: (0..<codes.columns).map { k in
                let centre = rows.reduce(0.0) { $0 + Double(codes[$1, k]) } / count
                return rows.reduce(0.0) { sum, row in
                    let difference = Double(codes[row, k]) - centre
                    return sum + difference * difference
                } / count
            })
    }

    public var latentSize: Int { divergences.count }

    /// The dimensions that are used, counted from 0.
    public var active: [Int] { meanVariances.indices.filter { meanVariances[$0] > LatentUse.minimumVariance } }

    /// The dimensions whose posterior has collapsed to the prior, counted from 0.
    public var collapsed: [Int] { meanVariances.indices.filter { !(meanVariances[$0] > LatentUse.minimumVariance) } }
}
