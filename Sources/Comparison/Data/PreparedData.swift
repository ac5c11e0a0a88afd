package import Methods
package import Rows
package import Splitting

/// Data that have been read, split and scaled.
package struct PreparedData: Sendable {
    package let dataset: Dataset
    package let split: Split
    /// The way in which the rows were split, and the reason.
    package let splitting: SplitDescription
    package let scaling: Scaling
    /// The rows by the split.
    package let splitRows: SplitRows
    /// The further fits that show how much the comparison depends on its split and its seed.
    package let repeats: RepeatPlan
    /// Rows of another file that methods are asked about; nil without.
    package let probe: ProbeRows?

    init(
        _ dataset: Dataset, split: Split, _ splitting: SplitDescription, scaling: Scaling, areCounted: Bool,
        repeats: RepeatPlan = RepeatPlan(count: 1), probe: ProbeRows? = nil
    ) {
        self.dataset = dataset
        self.split = split
        self.splitting = splitting
        self.scaling = scaling
        self.repeats = repeats
        self.probe = probe
        splitRows = SplitRows(dataset, split, scaling, areCounted: areCounted)
    }

    /// All rows, scaled: `[rows, features]`.
    package var rows: ScaledRows { splitRows.rows }
    /// The kind of data that the scaled rows are.
    package var kind: DataKind { splitRows.kind }

    /// The names of the features, the numbers of the file's columns where it has none: `[features]`.
    package var featureNames: [String] { dataset.shownFeatureNames }

    /// The problem that methods are to be fitted to: the kind and the size of the training rows, and what the user has chosen.
    func problem(_ settings: ComparisonSettings) -> FitProblem {
        FitProblem(
            kind: kind, featureCount: rows.featureCount, latentSize: settings.latentSize,
            trainingRows: split.training.count, choices: settings.training)
    }
}
