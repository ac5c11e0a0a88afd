internal import LinearAlgebra
internal import OneDNN

/// The parameters of the least validation loss so far.
public struct BestParameters: Sendable, Equatable {
    /// The least validation loss.
    public private(set) var least = Double.infinity
    /// The parameters of it; nil where none were looked at.
    public private(set) var values: [Float]?
    /// The epoch that the parameters are of.
    public private(set) var epoch = 0
    /// The epochs looked at, and their losses.
    public private(set) var epochs: [Int] = []
    public private(set) var losses: [Double] = []

    /// None yet.
    public init() {}

    /// As they were once.
    public init(least: Double, epoch: Int, values: [Float]?, epochs: [Int], losses: [Double]) {
        (self.least, self.epoch, self.values, self.epochs, self.losses) = (least, epoch, values, epochs, losses)
    }

    /// Measures a model's validation loss and keeps its parameters where it is the least.
    mutating func consider(
        _ model: some TrainableModel, epoch: Int, source: any RowSource, rows: [Int]
    ) throws {
        let loss = try model.validationLoss(source, rows: rows)
        guard loss.isFinite else { throw DivergedTrainingError(epoch: epoch) }
        epochs.append(epoch)
        losses.append(loss)
        if loss < least {
            least = loss
            self.epoch = epoch
            values = model.parameters.values.values
        }
    }

    /// Gives the model back its best parameters; leaves it as it is where none were looked at.
    func restore(_ model: some TrainableModel) {
        guard let values else { return }
        model.parameters.values.values = values
        model.parameters.updateHalves()
    }
}
