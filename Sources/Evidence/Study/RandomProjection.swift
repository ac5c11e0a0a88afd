internal import Core
internal import LinearAlgebra
internal import Methods

/// Directions drawn at random, which rows are projected on.
struct RandomProjection: FittedReduction {
    /// `[latent, features]`.
    private let directions: Matrix

    var featureCount: Int { directions.columns }
    var latentSize: Int { directions.rows }

    /// Draws the directions by a seed.
    init(featureCount: Int, latentSize: Int, seed: UInt64) {
        var generator = SeededGenerator(seed: seed, stream: "random projection")
        directions = generator.normals(rows: latentSize, columns: featureCount)
    }

    func encode(_ rows: Matrix) -> Matrix { rows.multiplied(byTransposeOf: directions) }
}
