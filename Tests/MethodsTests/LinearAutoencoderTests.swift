import Core
import NeuralNetworks
import OneDNN
import Testing

@testable import Methods

/// Two linear layers and a squared error, whose least value is known to be PCA's (Baldi and Hornik, 1989).
private final class LinearAutoencoder: TrainableModel {
    let parameters: ParameterStore
    let inputs: TensorView
    var targets: TensorView { inputs }
    let tiles: [Range<Int>]
    var generators: [UInt64] = []
    private let pass: NetworkPass
    private let runner: NetworkRunner
    private let loss = SquaredErrorLoss(.identity)

    init(features: Int, latent: Int, batchSize: Int) throws {
        let network = Network([Linear(features, latent), Linear(latent, features)])
        parameters = ParameterStore(network.parameters)
        var generator = SeededGenerator(seed: 4, stream: "linear autoencoder")
        parameters.initialize(using: &generator)
        inputs = TensorView(rows: batchSize, columns: features)
        tiles = BatchTiles.ranges(rows: batchSize)
        let blocks = parameters.slice(0..<network.parameters.count)
        pass = try NetworkPass(network, parameters: blocks, input: inputs, tiles: tiles, trains: true)
        runner = NetworkRunner(network, parameters: blocks)
    }

    func computeLoss(_ tile: Int) -> Double {
        pass.forward(tile)
        let rows = tiles[tile]
        let sum = loss.sum(
            outputs: pass.output[rows: rows], targets: targets[rows: rows], gradient: pass.outputGradient[rows: rows],
            parameterGradient: nil, scale: 1 / Float(inputs.rows))
        pass.backward(tile)
        return sum
    }

    var gradientTasks: [GradientTask] { pass.gradientTasks }

    func validationLoss(_ source: any RowSource, rows: [Int]) throws -> Double {
        let truth = try source.rows(at: rows)
        return loss.sum(outputs: try runner.run(truth), targets: truth) / Double(rows.count)
    }
}

@Suite struct LinearAutoencoderTests {
    @Test func reachesPCAsError() throws {
        var generator = SeededGenerator(seed: 7, stream: "rows")
        let mixing = (0..<48).map { _ in generator.normal() }
        var rows = Matrix(rows: 1_024, columns: 8)
        for row in 0..<rows.rows {
            let factors = [2, 1.4, 1, 0.2, 0.15, 0.1].map { $0 * generator.normal() }
            for column in 0..<8 {
                rows[row, column] = Float((0..<6).reduce(1.5) { $0 + factors[$1] * mixing[$1 * 8 + column] })
            }
        }
        let all = Array(0..<rows.rows)
        let pca = try PCA.fit(rows, rows: all, latentSize: 3)
        let decoded = pca.decode(pca.encode(rows))
        let least =
            zip(decoded.values, rows.values).reduce(0.0) { $0 + Double(($1.0 - $1.1) * ($1.0 - $1.1)) }
            / Double(rows.values.count)
        let model = try LinearAutoencoder(features: 8, latent: 3, batchSize: 128)
        let settings = TrainingSettings(
            epochs: 700, batchSize: 128, peakLearningRate: 1e-2, weightDecay: 0, seed: 1)
        _ = try Trainer(settings).train(model, on: rows, trainingRows: all, validationRows: all) { _ in }
        let reached = try model.validationLoss(rows, rows: all)
        // PCA is the best that two linear layers can do, and training comes there.
        #expect(reached > least * (1 - 1e-4) && reached < least * 1.01, "\(reached) against \(least)")
    }
}
