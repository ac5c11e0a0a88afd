internal import Core
internal import EmbeddingQuality
internal import Rows

extension StudyData {
    /// The places among the test rows of those whose neighbourhoods are looked at: all, or a sample of many.
    func neighborhoodPlaces(_ settings: StudySettings) -> [Int] {
        Array(0..<truth.rows).sampled(settings.exactLimit, seed: settings.seed, stream: "neighbourhood rows")
    }

    /// The preservation of neighbourhoods by embeddings; nil if there are too few rows for it to have a meaning.
    ///
    /// - Parameters:
    ///   - codes: The codes of the rows, `[places, latent]` each.
    ///   - places: The places of the rows among the test rows.
    ///   - threads: The number of threads that rows are shared out among.
    /// - Returns: One for each embedding, in their order.
    /// - Throws: `EmbeddingQualityError` where codes are no numbers.
    func preservation(
        of codes: [Matrix], at places: [Int], threads: Int = 1
    ) throws(EmbeddingQualityError) -> [NeighborhoodPreservation]? {
        do {
            return try NeighborhoodPreservation.measured(
                of: codes, against: truth.selecting(rows: places), neighbors: Assessment.neighbors, threads: threads
            ).map { $0.at(places) }
        } catch .tooFewRows {
            return nil
        }
    }

    /// The comparison of all ranks of neighbours; nil if there are too few rows for it to have a meaning.
    ///
    /// - Parameters:
    ///   - codes: The codes of the rows, `[places, latent]` each.
    ///   - places: The places of the rows among the test rows.
    ///   - settings: The number of threads, and whether what is dear may be computed.
    /// - Returns: One for each embedding, in their order.
    /// - Throws: `EmbeddingQualityError` where codes are no numbers.
    func ranks(
        of codes: [Matrix], at places: [Int], _ settings: StudySettings
    ) throws(EmbeddingQualityError) -> [RankComparison]? {
        do {
            return try RankComparison.measured(
                of: codes, against: truth.selecting(rows: places), neighbors: Assessment.neighbors,
                scoresRows: Assessment.scoresRows(places.count, features: truth.columns, settings),
                threads: settings.threads
            ).map { $0.at(places) }
        } catch .tooFewRows {
            return nil
        }
    }
}
