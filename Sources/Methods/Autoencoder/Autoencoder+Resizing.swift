extension Autoencoder: ResizableReduction {
    package func epochOperations(resizedFor problem: FitProblem) -> Double {
        resizing(problem, epochs: 1).epochOperations(problem, second: Autoencoder.criteria(for: problem).pcaResidual)
    }

    package func resized(by request: FitRequest, epochs: Int) throws -> Autoencoder {
        let problem = request.problem
        let resizing = resizing(problem, epochs: epochs)
        return try Autoencoder.fit(
            request, plans: [resizing.plan], origin: resizing.origin,
            criteria: Autoencoder.criteria(for: problem).shortened(to: epochs, trainingRows: problem.trainingRows))
    }

    private func resizing(_ problem: FitProblem, epochs: Int) -> NetworkResizing {
        NetworkResizing(
            of: self, TrainedParameters(design, networks), for: problem, epochs: epochs, growsFromChance: true)
    }
}
