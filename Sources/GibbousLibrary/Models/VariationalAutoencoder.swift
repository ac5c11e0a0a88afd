internal import Core
internal import Methods
internal import NeuralNetworks

/// A variational autoencoder, which can also sample new rows (Kingma and Welling, 2014).
///
///     let model = try VariationalAutoencoder.fit(dataset, latentSize: 2)
///     let codes = try model.encode(rows)    // [rows, 2], the means of the posterior
///     let samples = try model.sample(10)    // [10, features]
public struct VariationalAutoencoder: Model {
    private let model: ScaledModel<Methods.VariationalAutoencoder>

    /// Trains a variational autoencoder on the rows of a data set, but for test rows of its file's own.
    ///
    ///     let model = try VariationalAutoencoder.fit(dataset, beta: 4)
    ///
    /// - Parameters:
    ///   - dataset: The data: `[rows, features]`, at least 4 rows.
    ///   - latentSize: The number of latent dimensions, fewer than features.
    ///   - beta: The weight of the KL term in the loss, from 0 up; 1 makes the loss the negative ELBO.
    ///   - options: The choices about training; by default chosen from the data.
    /// - Returns: The trained variational autoencoder.
    /// - Throws: ``GibbousError`` of the kind `invalidArgument` for options that make no sense, `unusableInput` if the data
    ///   can't be scaled or the training diverged.
    public static func fit(
        _ dataset: Dataset, latentSize: Int = 2, beta: Double = 1, options: TrainingOptions = TrainingOptions()
    ) throws(GibbousError) -> VariationalAutoencoder {
        try options.check()
        guard beta >= 0, beta <= 1e4 else {
            throw GibbousError(.invalidArgument, "A β of \(beta) is not from 0 to 10000.")
        }
        let fitting = try Fitting(dataset, latentSize: latentSize, seed: options.seed)
        var choices = options.choices
        choices.variational.beta = beta
        return VariationalAutoencoder(
            model: try fitting.train(Methods.VariationalAutoencoder.self, options, choices: choices))
    }

    /// Trains a variational autoencoder on rows: `[rows, features]`.
    ///
    ///     let model = try VariationalAutoencoder.fit(rows)
    ///
    /// - Throws: As ``fit(_:latentSize:beta:options:)-(Dataset,_,_,_)``; also if a number is infinite or NaN.
    public static func fit(
        _ rows: Matrix, latentSize: Int = 2, beta: Double = 1, options: TrainingOptions = TrainingOptions()
    ) throws(GibbousError) -> VariationalAutoencoder {
        try fit(Dataset(rows), latentSize: latentSize, beta: beta, options: options)
    }

    public var featureCount: Int { model.featureCount }
    public var latentSize: Int { model.latentSize }
    /// Encodes rows as the means of their posteriors: `[rows, features]` to `[rows, latent]`.
    public func encode(_ rows: Matrix) throws(GibbousError) -> Matrix { try model.encode(rows) }
    public func decode(_ codes: Matrix) throws(GibbousError) -> Matrix { try model.decode(codes) }

    /// The training loss after each epoch: `[epochs]`.
    public var trainingLosses: [Double] { model.reduction.history.trainingLosses }
    /// The time that training took without trials, in seconds.
    public var trainingSeconds: Double { model.reduction.history.seconds }

    /// Decodes draws of the prior N(0, I) to new rows: `[count, features]`.
    ///
    ///     let samples = try model.sample(10, seed: 1)
    ///
    /// - Parameters:
    ///   - count: The number of rows, from 0 up.
    ///   - seed: The random seed; the same gives the same rows.
    /// - Returns: The rows: `[count, features]`.
    /// - Throws: ``GibbousError`` of the kind `invalidArgument` for a negative number of rows.
    public func sample(_ count: Int, seed: UInt64 = 0) throws(GibbousError) -> Matrix {
        guard count >= 0 else { throw GibbousError(.invalidArgument, "\(count) rows can't be sampled.") }
        var generator = SeededGenerator(seed: seed, stream: "sample")
        return try decode(Matrix(generator.normals(rows: count, columns: latentSize)))
    }

    /// The evidence lower bound of each row in nats: `[rows]`.
    ///
    ///     let bound = try model.evidenceLowerBound(of: rows)
    ///
    /// Densities are those of the scaled rows.
    ///
    /// - Parameters:
    ///   - rows: The rows: `[rows, features]`.
    ///   - draws: The number of codes drawn from each row's posterior, from 1 up.
    ///   - seed: The random seed of the draws.
    /// - Returns: The bound of each row in nats: `[rows]`.
    /// - Throws: ``GibbousError`` of the kind `invalidArgument` if rows have another number of features.
    public func evidenceLowerBound(
        of rows: Matrix, draws: Int = 16, seed: UInt64 = 0
    ) throws(GibbousError) -> [Double] {
        guard draws > 0 else { throw GibbousError(.invalidArgument, "\(draws) draws give no mean.") }
        let scaled = try model.scaled(rows)
        let evidence = try GibbousError.translating {
            try model.reduction.evidence(of: scaled, draws: draws, seed: seed)
        }
        return zip(evidence.reconstruction, evidence.divergence).map { -($0 + $1) }
    }
}
