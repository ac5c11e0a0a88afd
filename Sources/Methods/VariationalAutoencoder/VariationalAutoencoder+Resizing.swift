internal import NeuralNetworks

extension VariationalAutoencoder: ResizableReduction {
    package func epochOperations(resizedFor problem: FitProblem) -> Double {
        resizing(problem, epochs: 1).epochOperations(
            problem, second: VariationalAutoencoder.criteria(for: problem).pcaResidual)
    }

    package func resized(by request: FitRequest, epochs: Int) throws -> VariationalAutoencoder {
        let problem = request.problem
        let resizing = resizing(problem, epochs: epochs)
        // β rises over the same share of the shorter training.
        let share = try choices.warmup?.share(ofEpochs: settings.epochs) ?? 0
        return try VariationalAutoencoder.fit(
            request, plans: [resizing.plan], origin: resizing.origin,
            criteria: VariationalAutoencoder.criteria(for: problem).shortened(
                to: epochs, trainingRows: problem.trainingRows)
        ) { _ in share }
    }

    private func resizing(_ problem: FitProblem, epochs: Int) -> NetworkResizing {
        // From chance, its posterior collapses in a short training; from what was learned, it uses further dimensions as a long
        // training does.
        NetworkResizing(
            of: self, TrainedParameters(design, networks, further: lossParameters), for: problem, epochs: epochs,
            growsFromChance: false)
    }
}
