internal import NeuralNetworks
internal import OneDNN

/// The tasks that the gradients of a model's parameters are made in: those of its networks, and what comes behind them.
struct GradientTasks {
    private var tasks: [(compute: () -> Double, gradients: [TensorView])]

    /// The tasks of networks, one after the other.
    init(_ networks: [NetworkPass]) {
        tasks = networks.flatMap { network in
            (0..<network.gradientTaskCount).map { task in
                ({ network.computeGradient(task) }, network.gradients(of: task))
            }
        }
    }

    /// Adds a task of something else.
    ///
    /// - Parameters:
    ///   - gradients: What it computes; none where it computes no gradients.
    ///   - compute: Computes them, and gives the sum of their squares.
    mutating func append(_ gradients: [TensorView] = [], _ compute: @escaping () -> Double) {
        tasks.append((compute, gradients))
    }

    var count: Int { tasks.count }

    /// Computes the gradients of a task, and gives the sum of their squares.
    func compute(_ task: Int) -> Double { tasks[task].compute() }

    /// The gradients that a task computes.
    func gradients(of task: Int) -> [TensorView] { tasks[task].gradients }
}
