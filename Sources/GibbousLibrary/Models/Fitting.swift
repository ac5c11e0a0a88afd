internal import Core
internal import Methods
internal import NeuralNetworks
internal import Rows

/// Data as a method is fitted to them: scaled, with some rows set aside to tell when to stop.
struct Fitting {
    private let dataset: Rows.Dataset
    private let latentSize: Int
    private let training: [Int]
    private let validation: [Int]
    let scaling: Scaling
    private let rows: ScaledRows

    /// Prepares a fit.
    ///
    /// - Parameters:
    ///   - dataset: The data; test rows of their own are not looked at.
    ///   - latentSize: The number of latent dimensions.
    ///   - seed: The seed by which validation rows are chosen; nil for a method that needs none.
    /// - Throws: ``GibbousError`` if there are too few rows or features, or values too large to be scaled.
    init(_ dataset: Dataset, latentSize: Int, seed: UInt64? = nil) throws(GibbousError) {
        let data = dataset.storage
        let most = data.features.featureCount - (seed == nil ? 0 : 1)
        guard latentSize >= 1, latentSize <= most else {
            throw GibbousError(
                .invalidArgument,
                "A latent size of \(latentSize) does not suit rows of \(data.features.featureCount) features: choose one from "
                    + "1 to \(most).")
        }
        let known =
            data.ownSplit.map { ($0.training + $0.validation).sorted() } ?? Array(0..<data.features.rowCount)
        guard known.count >= (seed == nil ? 2 : 4) else {
            throw GibbousError(.unusableInput, "\(known.count) rows are too few to fit a model to.")
        }
        (training, validation) = Fitting.divided(known, seed: seed)
        let training = training
        scaling = try GibbousError.translating { try Scaling.fit(data, trainingRows: training) }
        rows = ScaledRows(features: data.features, scaling: scaling)
        self.dataset = data
        self.latentSize = latentSize
    }

    private static func divided(_ rows: [Int], seed: UInt64?) -> (training: [Int], validation: [Int]) {
        guard let seed else { return (rows, []) }
        var generator = SeededGenerator(seed: seed, stream: "split.validation")
        let shuffled = rows.shuffled(using: &generator)
        let count = max(1, Int((Double(rows.count) * Split.defaultValidationFraction).rounded()))
        return (shuffled.dropFirst(count).sorted(), shuffled.prefix(count).sorted())
    }

    /// Fits a network, with the threads that the options allow.
    func train<Network: TrainedAutoencoder>(
        _ type: Network.Type, _ options: TrainingOptions, choices: TrainingChoices
    ) throws(GibbousError) -> ScaledModel<Network> {
        try GibbousError.translating {
            try WorkerPool(threads: options.threadCount).lead { team in
                var request = request
                request.choices = choices
                request.team = team
                return ScaledModel(reduction: try Network.fit(request), scaling: scaling)
            }
        }
    }

    /// The request of a fit on the calling thread.
    var request: FitRequest {
        FitRequest(
            rows, kind: dataset.imageShape.map { .images($0) } ?? .table, trainingRows: training,
            validationRows: validation, latentSize: latentSize)
    }
}
