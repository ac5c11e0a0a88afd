internal import Core
internal import Methods
internal import NeuralNetworks

/// An undercomplete autoencoder: a network that is trained to reconstruct rows from few numbers.
///
///     let model = try Autoencoder.fit(dataset, latentSize: 2)
///     let codes = try model.encode(rows)             // [rows, 2]
///     let reconstruction = try model.decode(codes)   // [rows, features]
public struct Autoencoder: Model {
    private let model: ScaledModel<Methods.Autoencoder>

    /// Trains an autoencoder on the rows of a data set, but for test rows of its file's own.
    ///
    ///     let model = try Autoencoder.fit(dataset, options: TrainingOptions(epochs: 50))
    ///
    /// A tenth of the rows is set aside, by which the best epoch is known. The architecture is chosen in short trials.
    ///
    /// - Parameters:
    ///   - dataset: The data: `[rows, features]`, at least 4 rows.
    ///   - latentSize: The number of latent dimensions, fewer than features.
    ///   - options: The choices about training; by default chosen from the data.
    /// - Returns: The trained autoencoder.
    /// - Throws: ``GibbousError`` of the kind `invalidArgument` for options that make no sense, `unusableInput` if the data
    ///   can't be scaled or the training diverged.
    public static func fit(
        _ dataset: Dataset, latentSize: Int = 2, options: TrainingOptions = TrainingOptions()
    ) throws(GibbousError) -> Autoencoder {
        try options.check()
        let fitting = try Fitting(dataset, latentSize: latentSize, seed: options.seed)
        return Autoencoder(
            model: try fitting.train(Methods.Autoencoder.self, options, choices: options.choices))
    }

    /// Trains an autoencoder on rows: `[rows, features]`.
    ///
    ///     let model = try Autoencoder.fit(rows)
    ///
    /// - Throws: As ``fit(_:latentSize:options:)-(Dataset,_,_)``; also if a number is infinite or NaN.
    public static func fit(
        _ rows: Matrix, latentSize: Int = 2, options: TrainingOptions = TrainingOptions()
    ) throws(GibbousError) -> Autoencoder {
        try fit(Dataset(rows), latentSize: latentSize, options: options)
    }

    public var featureCount: Int { model.featureCount }
    public var latentSize: Int { model.latentSize }
    public func encode(_ rows: Matrix) throws(GibbousError) -> Matrix { try model.encode(rows) }
    public func decode(_ codes: Matrix) throws(GibbousError) -> Matrix { try model.decode(codes) }

    /// The training loss after each epoch: `[epochs]`.
    public var trainingLosses: [Double] { model.reduction.history.trainingLosses }
    /// The time that training took without trials, in seconds.
    public var trainingSeconds: Double { model.reduction.history.seconds }
}
