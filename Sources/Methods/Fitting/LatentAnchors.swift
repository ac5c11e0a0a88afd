internal import Core
internal import NeuralNetworks
internal import OneDNN

/// The anchoring of a tile's codes to their positions in a layout.
///
/// It is no part of the loss that is reported, so that curves of training are of what counts in the end.
final class TileAnchors {
    private let layout: CodeLayout
    private let anchoring: LatentAnchoring
    private var weight: Float
    private var rows: ArraySlice<Int> = []

    init(_ anchoring: LatentAnchoring, to layout: CodeLayout) {
        self.anchoring = anchoring
        self.layout = layout
        weight = Float(anchoring.weight)
    }

    /// Sets the weight for a share of the training that is behind.
    func beginStep(share: Double) { weight = Float(anchoring.weight(at: share)) }

    /// Says which rows the tile holds.
    func beginTile(_ rows: ArraySlice<Int>) { self.rows = rows }

    /// Adds the penalty's gradient with respect to the codes.
    ///
    /// - Parameters:
    ///   - gradient: The encoder's, `[rows, codes and what else the encoder gives]`.
    ///   - output: The encoder's outputs, of the same shape.
    ///   - scale: The factor of the gradient.
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

/// The anchoring of all tiles of a model; of none if its settings ask for none or there is no layout.
struct LatentAnchors {
    private let anchors: [TileAnchors]
    private let tiles: [Range<Int>]

    init(_ settings: TrainingSettings, start: StartingPoint, tiles: [Range<Int>]) {
        self.tiles = tiles
        guard let anchoring = settings.latentAnchoring, let layout = start.layout else {
            anchors = []
            return
        }
        anchors = tiles.map { _ in TileAnchors(anchoring, to: layout) }
    }

    /// Sets the weight for a share of the training that is behind.
    func beginStep(share: Double) {
        for anchor in anchors { anchor.beginStep(share: share) }
    }

    /// Says which rows a tile holds.
    func beginTile(_ tile: Int, rows: ArraySlice<Int>) {
        if !anchors.isEmpty { anchors[tile].beginTile(rows) }
    }

    /// Adds a tile's penalty to the gradient of its rows of the encoder's output.
    func add(_ tile: Int, of encoder: NetworkPass, scale: Float) {
        guard !anchors.isEmpty else { return }
        let rows = tiles[tile]
        anchors[tile].add(
            to: encoder.outputGradient[rows: rows], output: encoder.output[rows: rows], scale: scale)
    }
}
