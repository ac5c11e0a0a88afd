import Core
import OneDNN
import Testing

@testable import NeuralNetworks

@Suite struct GradientStepTests {
    /// An autoencoder whose first layer's weights take several tasks, and whose code is narrower than a vector.
    private final class Wide: TrainableModel {
        var generators: [UInt64] = []
        let parameters: ParameterStore
        let inputs = TensorView(rows: 64, columns: 600)
        var targets: TensorView { inputs }
        let tiles = BatchTiles.ranges(rows: 64)
        let pass: NetworkPass
        private let loss = SquaredErrorLoss(.identity)

        init(_ productElement: TensorElement) throws {
            let network = Network([Linear(600, 500, activation: .relu), Linear(500, 7), Linear(7, 600)])
            parameters = ParameterStore(network.parameters, productElement: productElement)
            var generator = SeededGenerator(seed: 1, stream: "test")
            parameters.initialize(using: &generator)
            pass = try NetworkPass(
                network, parameters: parameters.slice(0..<network.parameters.count), input: inputs, tiles: tiles,
                trains: true)
        }

        func computeLoss(_ tile: Int) -> Double {
            pass.forward(tile)
            let rows = tiles[tile]
            let sum = loss.sum(
                outputs: pass.output[rows: rows], targets: inputs[rows: rows],
                gradient: pass.outputGradient[rows: rows], parameterGradient: nil, scale: 1 / 64)
            pass.backward(tile)
            return sum
        }

        var gradientTasks: [GradientTask] { pass.gradientTasks }
        func validationLoss(_ source: any RowSource, rows: [Int]) throws -> Double { 0 }
    }

    private static let rows = Matrix(rows: 64, columns: 600, values: (0..<64 * 600).map { Float($0 * 31 % 101) / 101 })

    @Test(arguments: [1, 3], TensorElement.multiplied)
    func stepsMoveParametersAsGradientsInTheirOwnPlacesDo(threads: Int, productElement: TensorElement) throws {
        let settings = TrainingSettings(epochs: 1, batchSize: 64, peakLearningRate: 0.01, seed: 0)
        let stepped = try Wide(productElement)
        #expect(stepped.gradientTasks.count > 6)
        try WorkerPool(threads: threads).lead { team in
            let loader = BatchLoader(Self.rows, rows: Array(0..<64), settings: settings)
            let step = TrainingStep(
                stepped, loader: loader, optimizer: AdamW(stepped.parameters, settings: .init()), team: team)
            for _ in 0..<3 { _ = try step.run(batch: 0, learningRate: 0.01) }
        }
        let plain = try Wide(productElement)
        let loader = BatchLoader(Self.rows, rows: Array(0..<64), settings: settings)
        let optimizer = AdamW(plain.parameters, settings: .init())
        for _ in 0..<3 {
            for tile in plain.tiles.indices {
                try loader.load(0, tile: tile, inputs: plain.inputs, targets: plain.targets)
                _ = plain.computeLoss(tile)
            }
            for task in plain.gradientTasks { _ = task.compute() }
            optimizer.step(learningRate: 0.01)
        }
        #expect(stepped.parameters.values.values == plain.parameters.values.values)
        #expect(
            stepped.parameters.bfloat16Values?.values.map(\.bitPattern)
                == plain.parameters.bfloat16Values?.values.map(\.bitPattern))
        // The gradients of the weights never were where they would belong.
        #expect(stepped.parameters.gradient(0).values.allSatisfy { $0 == 0 })
        #expect(plain.parameters.gradient(0).values.contains { $0 != 0 })
    }
}
