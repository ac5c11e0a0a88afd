package import Methods
internal import NeuralNetworks
package import Rows
package import Splitting

/// Data that have been read, split and scaled.
package struct PreparedData: Sendable {
    package let dataset: Dataset
    package let split: Split
    /// The way in which the rows were split, and the reason.
    package let splitting: SplitDescription
    package let scaling: Scaling
    /// All rows, scaled: `[rows, features]`.
    package let rows: ScaledRows
    /// The kind of data that the scaled rows are.
    package let kind: DataKind

    init(_ dataset: Dataset, split: Split, _ splitting: SplitDescription, scaling: Scaling, areCounted: Bool) {
        self.dataset = dataset
        self.split = split
        self.splitting = splitting
        self.scaling = scaling
        rows = ScaledRows(features: dataset.features, scaling: scaling)
        kind = DataKind(dataset, scaling, areCounted: areCounted)
    }

    /// The names of the features, their numbers where the file has none: `[features]`.
    package var featureNames: [String] {
        dataset.featureNames ?? (0..<dataset.features.featureCount).map { "feature \($0)" }
    }
}

extension DataKind {
    /// The kind of a data set's rows as a scaling makes them.
    fileprivate init(_ dataset: Dataset, _ scaling: Scaling, areCounted: Bool) {
        if let shape = dataset.imageShape {
            self = .images(shape)
        } else if areCounted {
            let (centres, spreads) = scaling.columns(dataset.features.featureCount)
            self = .counts(CountScale(centres: centres.map { Float($0) }, spreads: spreads.map { Float($0) }))
        } else {
            self = .table
        }
    }
}
