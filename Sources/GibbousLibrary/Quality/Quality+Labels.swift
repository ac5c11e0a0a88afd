internal import Core
internal import EmbeddingQuality

extension Quality {
    /// The accuracy with which the class of a code is predicted from its nearest labelled neighbours.
    ///
    ///     let (training, test) = try dataset.split()
    ///     let accuracy = try Quality.nearestNeighborAccuracy(
    ///         of: model.encode(dataset.rows(at: test)), labels: test.map { labels[$0] },
    ///         from: model.encode(dataset.rows(at: training)), labels: training.map { labels[$0] })
    ///
    /// - Parameters:
    ///   - codes: The codes to predict the classes of: `[rows, latent]`.
    ///   - labels: Their classes: `[rows]`; rows without one are left out.
    ///   - known: The codes whose classes are known: `[known, latent]`.
    ///   - knownLabels: Their classes: `[known]`; rows without one do not vote.
    ///   - neighbors: The number of neighbours that vote, from 1 up.
    ///   - seed: The random seed of the interval.
    /// - Returns: The share of the rows whose class is predicted, 1 at best.
    /// - Throws: ``GibbousError`` of the kind `invalidArgument` if shapes don't fit, `unusableInput` if no row has a label or
    ///   a number is not finite.
    public static func nearestNeighborAccuracy(
        of codes: Matrix, labels: [String?], from known: Matrix, labels knownLabels: [String?], neighbors: Int = 5,
        seed: UInt64 = 0
    ) throws(GibbousError) -> Estimate {
        guard codes.rows == labels.count, known.rows == knownLabels.count, codes.columns == known.columns, neighbors > 0
        else {
            throw GibbousError(
                .invalidArgument,
                "\(labels.count) and \(knownLabels.count) labels don't fit codes of [\(codes.rows), \(codes.columns)] and "
                    + "[\(known.rows), \(known.columns)].")
        }
        let classes = Set((labels + knownLabels).compactMap(\.self)).sorted()
        let numbers = Dictionary(uniqueKeysWithValues: zip(classes, classes.indices))
        func numbered(_ labels: [String?]) -> [Int] { labels.map { $0.flatMap { numbers[$0] } ?? -1 } }
        return try GibbousError.translating {
            let classifier = try NearestNeighborClassifier(
                training: known.storage, labels: numbered(knownLabels), neighbors: neighbors)
            return Estimate(try classifier.accuracy(on: codes.storage, labels: numbered(labels)), seed: seed)
        }
    }
}
