package import Methods
internal import NeuralNetworks
package import Rows

/// The rows of a data set by one split: which are for what, and all of them scaled by its training rows.
package struct SplitRows: Sendable {
    package let split: Split
    /// All rows, scaled: `[rows, features]`.
    package let rows: ScaledRows
    /// The kind of data that the scaled rows are.
    package let kind: DataKind

    init(_ dataset: Dataset, _ split: Split, _ scaling: Scaling, areCounted: Bool) {
        self.split = split
        rows = ScaledRows(features: dataset.features, scaling: scaling)
        kind = DataKind(dataset, scaling, areCounted: areCounted)
    }

    /// The request of a fit to these rows.
    ///
    /// - Parameters: As of `FitRequest`.
    /// - Returns: The request.
    func request(
        latentSize: Int, choices: TrainingChoices, team: ThreadTeam, control: FitControl = FitControl(),
        report: @escaping (TrainingProgress) -> Void
    ) -> FitRequest {
        FitRequest(
            rows, kind: kind, trainingRows: split.training, validationRows: split.validation,
            dependence: RowDependence(groups: split.groups, gap: split.gap), latentSize: latentSize, choices: choices,
            team: team, control: control, report: report)
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
