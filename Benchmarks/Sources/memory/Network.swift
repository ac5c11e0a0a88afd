import Core
import Methods
import NeuralNetworks

/// The networks of a report, trained for so many epochs without trials.
enum Network: String, CaseIterable {
    case autoencoder = "Autoencoder"
    case variational = "VAE"

    /// The number of rows that decide which epoch is kept, always the same.
    static let validationRows = 128
    static let batchSize = 128

    /// Trains on random images.
    ///
    /// - Parameters:
    ///   - rows: On how many.
    ///   - epochs: For how long; few enough for there to be no trials.
    ///   - team: Whose threads do the work.
    ///   - report: Called after each epoch.
    /// - Returns: The seconds that it took.
    /// - Throws: Where a library fails.
    @discardableResult
    func train(rows: Int, epochs: Int, team: ThreadTeam, report: @escaping () -> Void = {}) throws -> Double {
        var generator = SeededGenerator(seed: 1, stream: "benchmark")
        var images = Matrix(rows: rows + Self.validationRows, columns: 576)
        for index in images.values.indices { images.values[index] = Float(generator.uniform()) }
        let kind = DataKind.images(ImageShape(height: 24, width: 24))
        let choices = TrainingChoices(epochs: epochs, batchSize: Self.batchSize, hidden: [128, 64], precision: .f32)
        let (training, validation) = (Array(0..<rows), Array(rows..<images.rows))
        switch self {
        case .autoencoder:
            return try Autoencoder.fit(
                FitRequest(
                    images, kind: kind, trainingRows: training, validationRows: validation, latentSize: 2,
                    choices: choices, team: team
                ) { _ in report() }
            ).history.seconds
        case .variational:
            return try VariationalAutoencoder.fit(
                FitRequest(
                    images, kind: kind, trainingRows: training, validationRows: validation, latentSize: 2,
                    choices: choices, team: team
                ) { _ in report() }
            ).history.seconds
        }
    }
}
