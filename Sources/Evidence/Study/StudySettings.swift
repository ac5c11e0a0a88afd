package import NeuralNetworks

/// The settings that the measures of a study depend on, besides the data and the methods.
package struct StudySettings: Sendable {
    /// The user's seed, which every random choice follows from.
    package var seed: UInt64
    /// The number of latent dimensions.
    package var latentSize: Int
    /// The number of methods, or questions, that may be worked on at a time.
    package var threads: Int
    /// True if the reconstructions of all rows are kept.
    package var keepsReconstructions: Bool
    /// The corruption that test rows are restored from; nil where no method learned to restore any.
    package var corruption: Corruption?
    /// The share of PCA's error by which a network's may differ without a difference that matters.
    package var margin: Double
    /// True if answers may cost more than the fitting itself.
    package var isThorough: Bool
    /// The most test rows whose neighbours are ranked; of more, so many are drawn at random.
    package var exactLimit: Int

    package init(
        seed: UInt64 = 0, latentSize: Int = 2, threads: Int = 1, keepsReconstructions: Bool = false,
        corruption: Corruption? = nil, margin: Double = 0.05, isThorough: Bool = false,
        exactLimit: Int = 4_000
    ) {
        self.seed = seed
        self.latentSize = latentSize
        self.threads = threads
        self.keepsReconstructions = keepsReconstructions
        self.corruption = corruption
        self.margin = margin
        self.isThorough = isThorough
        self.exactLimit = exactLimit
    }

    /// The seed of one of several trainings, counted from 0.
    package func seed(ofRepeat index: Int) -> UInt64 { seed &+ UInt64(index) }
}
