package import Core
internal import LinearAlgebra

/// An Isomap of some rows, which other rows are placed in by their neighbours among them.
package struct IsomapReduction: FittedReduction {
    private let sample: SampledCodes
    private let isomap: Isomap

    package let latentSize: Int
    package var featureCount: Int { sample.pca.featureCount }
    /// The number of rows that it was made of.
    package var rowCount: Int { sample.rows.count }

    /// More rows than these are sampled.
    private static let maximumRows = 2_000
    /// The most products of numbers that distances between all of them may take.
    private static let maximumProducts = 1 << 33

    /// Makes an Isomap of rows, or of some of them; nil where neighbours do not join them to a whole, or there are too few.
    ///
    /// - Parameters:
    ///   - source: The rows, scaled.
    ///   - rows: The rows to lay out.
    ///   - latentSize: The number of latent dimensions.
    ///   - seed: The seed of the sample, if there are too many rows.
    /// - Throws: Where a decomposition fails, or rows can't be read.
    package init?(_ source: any RowSource, rows: [Int], latentSize: Int, seed: UInt64) throws {
        let most = Double(Self.maximumProducts / max(1, source.featureCount)).squareRoot()
        let count = min(rows.count, Self.maximumRows, max(100, Int(most)))
        guard count > max(2, latentSize) else { return nil }
        sample = try SampledCodes(source, rows: rows, most: count, seed: seed, stream: "Isomap rows")
        guard
            let isomap = try Isomap(
                NeighborGraph(of: sample.codes, neighbors: Isomap.neighborCount), latentSize: latentSize)
        else { return nil }
        self.isomap = isomap
        self.latentSize = latentSize
    }

    package func encode(_ rows: Matrix) -> Matrix {
        var codes: [Float] = []
        codes.reserveCapacity(rows.rows * latentSize)
        let found = NearestPoints(Isomap.neighborCount, of: sample.pca.encode(rows), among: sample.codes)
        for row in 0..<rows.rows {
            codes += isomap.code(
                through: found.places(of: row).map {
                    (Int(found.indices[$0]), found.squaredDistances[$0].squareRoot())
                })
        }
        return Matrix(rows: rows.rows, columns: latentSize, values: codes)
    }
}
