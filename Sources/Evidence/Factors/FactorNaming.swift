internal import EmbeddingQuality

/// The main factors of latent dimensions.
struct FactorNaming {
    /// The factor that each dimension is most informative about, of those that it is informative about beyond chance; nil if there
    /// is none: `[dimensions]`.
    let main: [Int?]
    /// The number of factors that are the main factor of the dimension that is most informative about them.
    let matchedCount: Int

    /// Names by mutual information.
    ///
    /// - Parameters:
    ///   - information: Of each dimension with each factor.
    ///   - limits: What the information about each factor has to exceed.
    init(_ information: InformationMatrix, limits: [Double]) {
        let nats = information.nats
        let dimensions = 0..<(nats.first?.count ?? 0)
        let main = dimensions.map { dimension in
            nats.indices.filter { nats[$0][dimension] > limits[$0] }.max { nats[$0][dimension] < nats[$1][dimension] }
        }
        self.main = main
        matchedCount = nats.indices.count { factor in
            let best = dimensions.max { nats[factor][$0] < nats[factor][$1] }
            return best.map { main[$0] == factor } ?? false
        }
    }
}
