internal import Core
package import Methods
internal import NeuralNetworks
internal import Rows

/// Fits methods to all rows of a file, one after the other; nothing is measured of them.
package struct ModelFitting {
    private let data: UntestedData
    private let settings: ComparisonSettings

    /// A fitting.
    ///
    /// - Parameters:
    ///   - data: The data.
    ///   - settings: The user's request.
    package init(_ data: UntestedData, settings: ComparisonSettings) {
        self.data = data
        self.settings = settings
    }

    /// Fits the methods.
    ///
    /// - Parameter events: Told of progress, from any thread.
    /// - Returns: The fitted methods, in the order asked for.
    /// - Throws: If a training diverged or a library failed.
    package func run(
        events: @escaping @Sendable (ComparisonEvent) -> Void = { _ in }
    ) throws -> [FittedMethod] {
        let pool = WorkerPool(threads: settings.threads)
        return try settings.methods.map { method in
            let job = TrainingJob(method: method, seed: settings.seed)
            let fitted = try pool.lead { team in
                try method.fit(
                    data.rows.request(latentSize: settings.latentSize, choices: settings.training, team: team) {
                        events(.training(job, $0))
                    })
            }
            events(.fitted(job, seconds: fitted.seconds))
            return fitted
        }
    }
}
