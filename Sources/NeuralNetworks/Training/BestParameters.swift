internal import Core
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
    ///
    /// - Parameters:
    ///   - model: The model.
    ///   - epoch: The number of epochs it has been trained.
    ///   - source: The rows.
    ///   - rows: The validation rows.
    ///   - startMargin: By which share of its loss parameters kept before the first epoch have to be beaten.
    /// - Throws: ``DivergedTrainingError`` where the loss is no number, or what measuring it throws.
    mutating func consider(
        _ model: some TrainableModel, epoch: Int, source: any RowSource, rows: [Int], startMargin: Double = 0
    ) throws {
        let loss = try model.validationLoss(source, rows: rows)
        guard loss.isFinite else { throw DivergedTrainingError(epoch: epoch) }
        epochs.append(epoch)
        losses.append(loss)
        if loss < least - (values != nil && self.epoch == 0 ? startMargin * abs(least) : 0) {
            least = loss
            self.epoch = epoch
            values = model.parameters.values.values
        }
    }

    /// Gives the model back its best parameters; leaves it as it is where none were looked at.
    func restore(_ model: some TrainableModel) {
        guard let values else { return }
        model.parameters.values.values = values
        model.parameters.updateBFloat16Values()
    }
}
