internal import LinearAlgebra
internal import NeuralNetworks
internal import OneDNN

/// The pull of a tile's codes towards their places in a layout.
///
/// It is no part of the loss that is reported, so that curves of training are of what counts in the end.
final class CodeAttraction {
    private let layout: CodeLayout
    private let pull: CodePull
    private var weight: Float
    private var rows: ArraySlice<Int> = []

    init(_ pull: CodePull, towards layout: CodeLayout) {
        self.pull = pull
        self.layout = layout
        weight = Float(pull.weight)
    }

    /// The attractions of a model's tiles; none where its settings ask for none or there is no layout.
    static func make(_ settings: TrainingSettings, start: StartingPoint, tiles: Int) -> [CodeAttraction] {
        guard let pull = settings.codePull, let layout = start.layout else { return [] }
        return (0..<tiles).map { _ in CodeAttraction(pull, towards: layout) }
    }

    /// Sets the weight for a share of the training that is behind.
    func beginStep(share: Double) { weight = Float(pull.weight(at: share)) }

    /// Says which rows the tile holds.
    func beginTile(_ rows: ArraySlice<Int>) { self.rows = rows }

    /// Adds the pull's gradient with respect to the codes.
    ///
    /// - Parameters:
    ///   - gradient: The encoder's, `[rows, codes and what else the encoder gives]`.
    ///   - output: What the encoder gave, of the same shape.
    ///   - scale: What the gradient is multiplied by.
    func add(to gradient: TensorView, output: TensorView, scale: Float) {
        guard weight > 0 else { return }
        for (index, row) in rows.enumerated() {
            guard let place = layout.code(of: row) else { continue }
            let start = index * output.columns
            for (k, target) in place.enumerated() {
                unsafe gradient.address[start + k] += weight * scale * (output.address[start + k] - target)
            }
        }
    }
}
