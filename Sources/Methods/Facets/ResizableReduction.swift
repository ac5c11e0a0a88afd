/// A trained network that networks with another number of latent dimensions can be trained after: of the same design, in a shorter
/// training, from its parameters where that helps.
package protocol ResizableReduction: TimedReduction {
    /// The number of epochs that its training ran.
    var trainedEpochs: Int { get }
    /// The number of steps of one epoch.
    func stepsPerEpoch(trainingRows: Int) -> Int
    /// The floating-point operations that its training took, trials not counted.
    func trainingOperations(trainingRows: Int) -> Double
    /// The most floating-point operations that an epoch takes of training a network of another size from this one.
    ///
    /// It includes the second network, beside a PCA, that is trained where the first turns out worse than a PCA.
    ///
    /// - Parameter problem: The kind and size of what is to be learned, with the other size.
    /// - Returns: The operations.
    func epochOperations(resizedFor problem: FitProblem) -> Double
    /// Trains a network of another size, that of the request, from this one.
    ///
    /// - Parameters:
    ///   - request: The rows, what they are, and what the user asks.
    ///   - epochs: The most epochs.
    /// - Returns: The trained network.
    /// - Throws: As the training of this one.
    func resized(by request: FitRequest, epochs: Int) throws -> Self
}
