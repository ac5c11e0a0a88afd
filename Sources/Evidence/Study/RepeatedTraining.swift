package import Core
package import EmbeddingQuality
package import Methods
internal import NeuralNetworks
package import Rows

/// The result of one of several fits of a method: the same data, another seed, and mostly another split.
package struct RepeatedTraining: Sendable {
    package let seed: UInt64
    /// The measures over the test rows.
    package let measures: [Measure: Double]
    /// The training of a network; nil for PCA.
    package let training: TrainingSummary?
    /// The squared error of each test row; nil without a decoder.
    package let errors: RowMean?
    /// The training, validation and test rows; nil if the split is that of the report.
    package let split: Split?
    /// The codes of the rows that are compared between fits, `[compared rows, latent]`; nil where none are kept.
    package let codes: Matrix?

    package init(
        seed: UInt64, measures: [Measure: Double], errors: RowMean? = nil, training: TrainingSummary?,
        split: Split? = nil, codes: Matrix? = nil
    ) {
        self.seed = seed
        self.measures = measures
        self.errors = errors
        self.training = training
        self.split = split
        self.codes = codes
    }
}

/// The spread of a number over trainings from different seeds.
package struct SeedSpread: Sendable, Equatable, Codable {
    package let mean: Double
    /// With the number of trainings less one as the divisor.
    package let standardDeviation: Double
    package let count: Int

    /// The spread of values; nil of fewer than two, or where one of them is no number.
    package init?(_ values: [Double]) {
        guard values.count > 1, values.allSatisfy(\.isFinite) else { return nil }
        let moments = SampleMoments(values)
        self.init(mean: moments.mean, standardDeviation: moments.standardDeviation, count: values.count)
    }

    package init(mean: Double, standardDeviation: Double, count: Int) {
        self.mean = mean
        self.standardDeviation = standardDeviation
        self.count = count
    }
}

extension MethodResult {
    /// The spread of a measure over trainings; nil if the network was trained once.
    package func spread(of measure: Measure) -> SeedSpread? {
        let values = repeats.compactMap { $0.measures[measure] }
        return values.count == repeats.count ? SeedSpread(values) : nil
    }

    /// True if each of the repeats has a split of its own.
    package var variesSplit: Bool { repeats.contains { $0.split != nil } }

    /// This result as one of several.
    func asRepeat(seed: UInt64) -> RepeatedTraining {
        RepeatedTraining(
            seed: seed, measures: measures.mapValues(\.estimate.value), errors: measures[.mse]?.rows, training: training
        )
    }
}
