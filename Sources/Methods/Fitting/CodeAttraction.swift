internal import Core
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

/// The attractions of all tiles of a model; of none where its settings ask for none or there is no layout.
struct CodeAttractions {
    private let attractions: [CodeAttraction]
    private let tiles: [Range<Int>]

    init(_ settings: TrainingSettings, start: StartingPoint, tiles: [Range<Int>]) {
        self.tiles = tiles
        guard let pull = settings.codePull, let layout = start.layout else {
            attractions = []
            return
        }
        attractions = tiles.map { _ in CodeAttraction(pull, towards: layout) }
    }

    /// Sets the weight for a share of the training that is behind.
    func beginStep(share: Double) {
        for attraction in attractions { attraction.beginStep(share: share) }
    }

    /// Says which rows a tile holds.
    func beginTile(_ tile: Int, rows: ArraySlice<Int>) {
        if !attractions.isEmpty { attractions[tile].beginTile(rows) }
    }

    /// Adds a tile's pull to the gradient of its rows of the encoder's output.
    func add(_ tile: Int, of encoder: NetworkPass, scale: Float) {
        guard !attractions.isEmpty else { return }
        let rows = tiles[tile]
        attractions[tile].add(
            to: encoder.outputGradient[rows: rows], output: encoder.output[rows: rows], scale: scale)
    }
}
