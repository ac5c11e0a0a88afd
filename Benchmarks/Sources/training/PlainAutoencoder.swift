import Core
import NeuralNetworks
import OneDNN

/// A plain autoencoder, put together from the layers and the loss that reports use.
final class PlainAutoencoder: TrainableModel {
    let parameters: ParameterStore
    let inputs: TensorView
    var targets: TensorView { inputs }
    /// It draws no numbers.
    var generators: [UInt64] = []
    let tiles: [Range<Int>]
    private let network: NetworkPass
    private let loss = SquaredErrorLoss(.logistic)

    init(widths: [Int], batch: Int, element: TensorElement) throws {
        var layers: [any Layer] = []
        for index in 0..<widths.count - 1 {
            let isHidden = index < widths.count - 2 && widths[index + 1] > 2
            layers.append(Linear(widths[index], widths[index + 1], activation: isHidden ? .relu : .identity))
        }
        let description = Network(layers)
        var generator = SeededGenerator(seed: 1, stream: "benchmark")
        parameters = ParameterStore(description.parameters, productElement: element)
        parameters.initialize(using: &generator)
        inputs = TensorView(rows: batch, columns: widths[0])
        tiles = BatchTiles.ranges(rows: batch)
        network = try NetworkPass(
            description, parameters: parameters.slice(0..<description.parameters.count), input: inputs, tiles: tiles,
            trains: true)
    }

    func computeLoss(_ tile: Int) -> Double {
        network.forward(tile)
        let rows = tiles[tile]
        let sum = loss.sum(
            outputs: network.output[rows: rows], targets: inputs[rows: rows],
            gradient: network.outputGradient[rows: rows], parameterGradient: nil, scale: 1 / Float(inputs.rows))
        network.backward(tile)
        return sum
    }

    var gradientTasks: [GradientTask] { network.gradientTasks }

    func validationLoss(_ source: any RowSource, rows: [Int]) throws -> Double { 0 }
}
