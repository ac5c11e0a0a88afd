internal import Core

/// Anchors for the codes of training rows early in the training: their ``Isomap``, with the mean 0 and the identity as
/// covariance, which the prior of a variational autoencoder asks for.
struct CodeLayout: Sendable {
    /// The codes of the rows that were laid out: `[rows, latent]`.
    private let codes: Matrix
    /// The place of each of the source's rows among them, −1 where it was not laid out: `[source rows]`.
    private let places: [Int32]

    /// More rows than these are sampled, since the work grows with their square.
    private static let maximumRows = 4_000
    /// With fewer rows, neighbours are too far away to tell the shape of the data.
    private static let minimumRows = 100

    /// Lays rows out; nil where there are too few of them, or where neighbours do not join them to a whole.
    ///
    /// - Parameters:
    ///   - source: The rows, scaled.
    ///   - rows: The rows to lay out.
    ///   - latentSize: The number of latent dimensions.
    ///   - seed: The seed of the sample, if there are too many rows.
    ///   - fit: What fits a PCA to them.
    /// - Throws: Where a decomposition fails, or rows can't be read.
    init?(
        _ source: any RowSource, rows: [Int], latentSize: Int, seed: UInt64,
        fit: SampledCodes.PCAFit = { try PCA.fit($0, rows: $1, latentSize: $2) }
    ) throws {
        guard rows.count >= Self.minimumRows else { return nil }
        let sample = try SampledCodes(
            source, rows: rows, most: Self.maximumRows, seed: seed, stream: "code layout", fit: fit)
        let graph = NeighborGraph(of: sample.codes, neighbors: Isomap.neighborCount)
        guard let codes = try Isomap(graph, latentSize: latentSize)?.codes,
            let whitened = Self.whitened(codes)
        else { return nil }
        self.codes = whitened
        var places = [Int32](repeating: -1, count: source.rowCount)
        for (place, row) in sample.rows.enumerated() { places[row] = Int32(place) }
        self.places = places
    }

    /// The place for a row's code, `[latent]`; nil where it was not laid out.
    func code(of row: Int) -> ArraySlice<Float>? {
        places[row] < 0 ? nil : codes[row: Int(places[row])]
    }

    /// Codes with the mean 0 and the identity as covariance; nil where they lie in fewer dimensions.
    private static func whitened(_ codes: Matrix) -> Matrix? {
        let count = Double(codes.rows)
        var columns: [[Double]] = []
        for k in 0..<codes.columns {
            var column = codes.column(k).map(Double.init)
            let mean = column.reduce(0, +) / count
            let spread = (column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
            for row in column.indices { column[row] -= mean }
            // Gram and Schmidt's way leaves the first dimension, the longest, where it is.
            for other in columns {
                let shared = zip(column, other).reduce(0) { $0 + $1.0 * $1.1 } / count
                for row in column.indices { column[row] -= shared * other[row] }
            }
            let left = (column.reduce(0) { $0 + $1 * $1 } / count).squareRoot()
            guard left > 1e-6 * spread, left.isFinite else { return nil }
            columns.append(column.map { $0 / left })
        }
        var result = codes
        for (k, column) in columns.enumerated() {
            for row in column.indices { result[row, k] = Float(column[row]) }
        }
        return result
    }
}
