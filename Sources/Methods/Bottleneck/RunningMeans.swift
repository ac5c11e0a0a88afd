internal import OneDNN

/// Means over rows that run over about ten batches: what a penalty has to know of all codes while it is computed a tile at a
/// time.
///
/// A batch's own means would have to wait for all its tiles before the first can go back.
struct RunningMeans {
    /// `[quantities, latent]`, with the model's parameters, so that they are kept with these.
    private let means: TensorView
    /// The sums of each tile's rows, `[tiles, quantities · latent]`.
    private let sums: TensorView
    private let rowCount: Int

    private static let memory: Float = 0.9

    /// Means of a batch's codes.
    ///
    /// - Parameters:
    ///   - means: Their memory, `[quantities, latent]`.
    ///   - tiles: The tiles of the batch, ranges of rows that are computed in one go.
    init(_ means: TensorView, tiles: [Range<Int>]) {
        self.means = means
        sums = TensorView(rows: tiles.count, columns: means.count)
        rowCount = tiles.last?.upperBound ?? 0
    }

    /// A quantity's mean of each dimension: `[latent]`.
    func callAsFunction(_ quantity: Int) -> [Float] { means[rows: quantity..<quantity + 1].values }

    /// Sets what a tile adds.
    ///
    /// - Parameters:
    ///   - tile: The tile's number; others may be set at the same time.
    ///   - value: The sum over the tile's rows of a quantity of a dimension.
    func set(_ tile: Int, _ value: (_ quantity: Int, _ dimension: Int) -> Float) {
        let own = unsafe sums.address + tile * means.count
        for quantity in 0..<means.rows {
            for k in 0..<means.columns { unsafe own[quantity * means.columns + k] = value(quantity, k) }
        }
    }

    /// Takes the batch's means in, after all tiles.
    func update() {
        for index in 0..<means.count {
            let sum = (0..<sums.rows).reduce(Float(0)) { unsafe $0 + sums.address[$1 * means.count + index] }
            unsafe means.address[index] += (1 - RunningMeans.memory) * (sum / Float(rowCount) - means.address[index])
        }
    }
}
