internal import NeuralNetworks

/// The memory that the training of a network takes, estimated before it is begun.
public enum TrainingMemory {
    /// The bytes that the largest network takes of those that may be tried.
    ///
    /// - Parameter problem: The data's kind and size, and what the user has chosen.
    /// - Returns: An estimate, as networks of more than some megabytes were found to take.
    public static func bytes(for problem: FitProblem) -> Int {
        TrainingPlan.candidates(for: problem, .variational).map { $0.bytes(trainingRows: problem.trainingRows) }.max()
            ?? 0
    }
}

extension TrainingPlan {
    /// The parameters with their gradients, moments and copies, and what the layers make of a batch and of its gradients.
    fileprivate func bytes(trainingRows: Int) -> Int {
        let parameters = design.parameters.reduce(0) { $0 + $1.count }
        let numbers = design.encoder.numbersPerRow + design.decoder.numbersPerRow
        let batch = min(settings.batchSize, trainingRows)
        return parameters * Self.bytesPerParameter + batch * numbers * Self.bytesPerNumber
    }

    /// Parameter, gradient, two moments, the best so far and the result in 32 bits, and the form in bfloat16.
    private static var bytesPerParameter: Int { 26 }
    /// A number and its gradient in 32 bits and, twice, in 16: as oneDNN takes them and two by two.
    private static var bytesPerNumber: Int { 16 }
}
