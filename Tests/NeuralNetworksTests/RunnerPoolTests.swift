import Core
import OneDNN
import Testing

@testable import NeuralNetworks

/// Kernels of a trained network that are kept between its runs.
@Suite struct RunnerPoolTests {
    /// A network of 6 inputs and 4 outputs, with a function behind its layers.
    private func network(budget: RunnerBudget = RunnerBudget(1 << 24)) -> TrainedNetwork {
        var generator = SeededGenerator(seed: 3, stream: "runner pool")
        let chain = Network([Linear(6, 24, activation: .relu), LinearResidual(Network([GELU(24), Linear(24, 4)]))])
        let store = ParameterStore(chain.parameters)
        store.initialize(using: &generator)
        let blocks = chain.parameters.indices.map { block in
            let view = store.value(block)
            return Matrix(rows: view.rows, columns: view.columns, values: view.values)
        }
        return TrainedNetwork(chain.trained(blocks).layers + [Logistic(4)], budget: budget)
    }

    private func rows(_ count: Int, seed: UInt64) -> Matrix {
        var generator = SeededGenerator(seed: seed, stream: "runner pool rows")
        return Matrix(rows: count, columns: 6, values: (0..<6 * count).map { _ in Float(generator.normal()) })
    }

    @Test func aRunnerIsKeptAndUsedAgainWithTheSameBits() throws {
        let network = network()
        #expect(network.runners.count == 0)
        for (run, count) in [700, 3, 512, 700, 1025, 0, 3].enumerated() {
            let rows = rows(count, seed: UInt64(run))
            let fresh = try TrainedNetworkRunner(network).run(rows)
            #expect(try network.run(rows) == fresh)
            let copy = network
            #expect(try copy.run(rows) == fresh)
            #expect(network.runners.count == 1)
        }
    }

    @Test func threadsThatRunANetworkAtTheSameTimeGetTheSameBits() throws {
        let network = network()
        let inputs = (0..<24).map { rows(100 + 37 * $0, seed: UInt64($0)) }
        let expected = try inputs.map { try TrainedNetworkRunner(network).run($0) }
        for _ in 0..<4 {
            let found = ParallelTasks.run(inputs, threads: 6) { rows in Result { try network.run(rows) } }
            #expect(try found.map { try $0.get() } == expected)
        }
        #expect((1...6).contains(network.runners.count))
    }

    @Test func whatIsKeptStaysWithinTheBudgetAndIsGivenBack() throws {
        let budget = RunnerBudget(50_000)
        do {
            let networks = (0..<3).map { _ in self.network(budget: budget) }
            let rows = rows(512, seed: 1)
            let expected = try TrainedNetworkRunner(networks[0]).run(rows)
            for network in networks {
                #expect(try network.run(rows) == expected)
                #expect(budget.freeCount >= 0)
            }
            // Each takes 18 144 numbers: 512 rows of 6, 24 and 4, and twice the 368 parameters.
            #expect(networks.map(\.runners.count).reduce(0, +) == 2)
            #expect(budget.freeCount == 50_000 - 2 * 18_144)
            extendLifetime(networks)
        }
        #expect(budget.freeCount == 50_000)
    }

    @Test func aRunnerThatIsInUseTakesNothingFromTheBudget() throws {
        let budget = RunnerBudget(1 << 20)
        let network = network(budget: budget)
        _ = try network.run(rows(9, seed: 2))
        let kept = budget.freeCount
        #expect(kept < 1 << 20)
        let runner = try #require(network.runners.take())
        #expect(budget.freeCount == 1 << 20 && network.runners.take() == nil)
        network.runners.put(runner)
        #expect(budget.freeCount == kept)
    }

    @Test func passesOfTwoSizesAreKept() throws {
        let network = network()
        let runner = TrainedNetworkRunner(network)
        _ = try runner.run(rows(512, seed: 0))
        let whole = runner.numberCount
        for count in 1...40 { _ = try runner.run(rows(count, seed: 1)) }
        let both = runner.numberCount
        #expect(whole < both)
        _ = try runner.run(rows(552, seed: 2))
        #expect(runner.numberCount == both)
        _ = try runner.run(rows(7, seed: 3))
        #expect(runner.numberCount < both && runner.numberCount > whole)
    }
}
