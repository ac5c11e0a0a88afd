internal import EmbeddingQuality

extension Dimensions {
    /// A network's errors against PCA's with as many components: where one is below the other, by 95 % intervals.
    package struct Meeting: Codable, Sendable, Equatable {
        /// The sizes that both were measured at, from few to many.
        package let tried: [Int]
        /// The sizes at which the network's error is below PCA's.
        package let betterAt: [Int]
        /// The sizes at which the network's error is above PCA's.
        package let worseAt: [Int]
        /// The size from which on the network's error is no longer below PCA's, where it is so at all smaller sizes; nil where there
        /// is none.
        package let meetsAt: Int?

        static let definitions = [
            "tried": Definition("Numbers of latent dimensions at which both were measured.", unit: "dimensions"),
            "better_at": Definition(
                "Numbers of latent dimensions at which the network's test MSE is below PCA's: the 95 % interval of "
                    + "the reduction lies above 0.", unit: "dimensions"),
            "worse_at": Definition(
                "Numbers of latent dimensions at which the network's test MSE is above PCA's: the 95 % interval of "
                    + "the reduction lies below 0.", unit: "dimensions"),
            "meets_at": Definition(
                "Smallest number of latent dimensions tried from which the network's test MSE is no longer below "
                    + "PCA's, if it is below with all smaller numbers.", unit: "dimensions"),
        ]

        /// The meeting that a network's points tell of; nil where none is compared.
        package init?(_ points: [Point]) {
            let compared = points.filter { $0.reduction != nil }
            guard !compared.isEmpty else { return nil }
            tried = compared.map(\.latentSize)
            betterAt = compared.filter { $0.reduction.map { $0.lower > 0 } == true }.map(\.latentSize)
            worseAt = compared.filter { $0.reduction.map { $0.upper < 0 } == true }.map(\.latentSize)
            let isPrefix = !betterAt.isEmpty && betterAt == Array(tried.prefix(betterAt.count))
            meetsAt = isPrefix && betterAt.count < tried.count ? tried[betterAt.count] : nil
        }
    }
}
