internal import Core
package import EmbeddingQuality
package import Methods

/// The ranks of neighbours among the test rows, compared once for all that ask for them.
package struct StudyNeighborhoods: Sendable {
    /// The places among the test rows of those that were looked at.
    package let places: [Int]
    /// The comparison of each method's latent space with the data.
    package let methods: [Method: RankComparison]
    /// The same of a projection on as many random directions as there are latent dimensions; nil where no network is compared.
    package let randomProjection: RankComparison?

    package init(places: [Int], methods: [Method: RankComparison], randomProjection: RankComparison?) {
        self.places = places
        self.methods = methods
        self.randomProjection = randomProjection
    }

    /// Compares latent spaces with the data; nil of too few test rows.
    ///
    /// - Parameters:
    ///   - codes: The codes of the test rows by each method, `[test rows, latent]`.
    ///   - data: The test rows.
    ///   - settings: The number of rows that are looked at, and the seed by which they are drawn.
    /// - Throws: `EmbeddingQualityError` where codes are no numbers.
    init?(
        of codes: [(method: Method, codes: Matrix)], in data: StudyData, _ settings: StudySettings
    ) throws(EmbeddingQualityError) {
        let places = data.neighborhoodPlaces(settings)
        var embeddings = codes.map { $0.codes.selecting(rows: places) }
        if codes.contains(where: \.method.isNetwork) {
            let projection = RandomProjection(
                featureCount: data.truth.columns, latentSize: settings.latentSize, seed: settings.seed)
            embeddings.append(projection.encode(data.truth.selecting(rows: places)))
        }
        guard let found = try data.ranks(of: embeddings, at: places, settings) else { return nil }
        self.init(
            places: places, methods: Dictionary(zip(codes.map(\.method), found)) { first, _ in first },
            randomProjection: found.count > codes.count ? found.last : nil)
    }
}
