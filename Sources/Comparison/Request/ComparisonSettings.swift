package import Datasets
package import Methods
package import Rows
package import Splitting

/// The user's request of a comparison: the data, the methods, and how these are fitted.
package struct ComparisonSettings: Sendable {
    /// The HDF5 file.
    package var file: String
    package var reading: ReadingOptions
    /// The rule by which numbers are scaled.
    package var scaling: ScalingRule
    /// True if values far beyond the usual of their feature stay what they are.
    package var keepsOutliers: Bool
    package var methods: [Method]
    package var latentSize: Int
    package var training: TrainingChoices
    package var testFraction: Double
    /// The rule by which test rows are chosen.
    package var splitRule: SplitRule
    /// The number of trainings of each network, each from the next seed and, where it can vary, on a split of its own; nil for
    /// as many as suit the data.
    package var repeats: Int?
    /// The share of PCA's error by which a network's may differ without a difference that matters.
    package var margin: Double
    /// The file of rows that methods are asked about and not fitted to, with ":PATH" for those at a path; nil for none.
    package var probe: String?
    /// True if evidence may cost more than the fitting itself.
    package var isThorough: Bool
    /// The most test rows whose neighbours are ranked; of more, so many are drawn at random.
    package var exactLimit: Int
    /// The seconds within which everything is to be done; nil for as long as suits the data.
    package var timeLimit: Double?
    /// True to resume from the checkpoint of a run that was interrupted.
    package var resumes: Bool
    /// The least number of seconds between checkpoints of a training.
    package var checkpointInterval: Double
    /// The bytes of memory that may be taken; nil for half of what is free.
    package var memory: Int?
    /// The number of models that may be trained at the same time.
    package var threads: Int
    /// The processes that train the networks together; nil for this one alone.
    package var ranks: (any RankGroup)?

    /// A comparison of the usual methods.
    package init(file: String) {
        self.file = file
        reading = ReadingOptions()
        scaling = .auto
        keepsOutliers = false
        methods = Method.usual
        latentSize = 2
        training = TrainingChoices()
        testFraction = Split.defaultTestFraction
        splitRule = .auto
        margin = 0.05
        isThorough = false
        exactLimit = 4_000
        resumes = false
        checkpointInterval = 30
        threads = 1
    }

    package var seed: UInt64 { training.seed }

    /// The seed of one of several trainings, counted from 0.
    package func seed(ofRepeat index: Int) -> UInt64 { seed &+ UInt64(index) }
}
