internal import Core
internal import EmbeddingQuality
internal import Rows

extension StudyData {
    /// The places among the test rows of those whose neighbourhoods are looked at: all, or a sample of many.
    func neighborhoodPlaces(seed: UInt64) -> [Int] {
        Array(0..<truth.rows).sampled(Assessment.neighborhoodRows, seed: seed, stream: "neighbourhood rows")
    }

    /// The preservation of neighbourhoods by embeddings; nil if there are too few rows for it to have a meaning.
    ///
    /// - Parameters:
    ///   - codes: The codes of the rows, `[places, latent]` each.
    ///   - places: The places of the rows among the test rows.
    /// - Returns: One for each embedding, in their order.
    /// - Throws: `EmbeddingQualityError` where codes are no numbers.
    func preservation(
        of codes: [Matrix], at places: [Int]
    ) throws(EmbeddingQualityError) -> [NeighborhoodPreservation]? {
        do {
            return try NeighborhoodPreservation.measured(
                of: codes, against: truth.selecting(rows: places), neighbors: Assessment.neighbors
            ).map { $0.at(places) }
        } catch .tooFewRows {
            return nil
        }
    }
}
