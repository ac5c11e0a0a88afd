internal import Core
internal import EmbeddingQuality
internal import Rows

/// The prediction of the test rows' labels from those of the training rows that are near in the latent space.
struct LabelMeasurement {
    let split: Split
    let seed: UInt64

    static let votingNeighbors = 5
    /// Training rows beyond this many are sampled for those that vote on labels.
    static let votingRows = 50_000

    /// The quality of the prediction of a label by neighbours.
    enum Quality: Sendable {
        /// The share of test rows whose class they tell.
        case accuracy(RowMean)
        /// R² of the numbers that they predict.
        case r2(VarianceExplained)
    }

    /// The training rows that vote: all, or as many drawn at random as there is time for.
    var votingRows: [Int] { split.training.sampled(Self.votingRows, seed: seed, stream: "voting rows") }

    /// True if some test row has a class that training rows have too; where the label is what rows are held out by, none does, and
    /// nothing could predict it.
    func sharesClasses(_ labels: CategoricalLabels) -> Bool {
        let known = Set(split.training.map { labels.codes[$0] })
        return split.test.contains { labels.codes[$0] >= 0 && known.contains(labels.codes[$0]) }
    }

    /// The accuracy for classes, or R² for numbers; nil where too few labels are known.
    ///
    /// - Parameters:
    ///   - labels: The labels of all rows.
    ///   - codes: The codes of all rows, `[rows, latent]`.
    /// - Returns: The measure, or nil.
    /// - Throws: `EmbeddingQualityError` where codes are no numbers.
    func quality(of labels: Labels, codes: Matrix) throws(EmbeddingQualityError) -> Quality? {
        let voting = votingRows
        return try quality(
            of: labels, voting: voting, codes.selecting(rows: voting), at: nil, codes.selecting(rows: split.test))
    }

    /// The same of some of the rows.
    ///
    /// - Parameters:
    ///   - labels: The labels of all rows.
    ///   - voting: The training rows that vote.
    ///   - training: Their codes, `[voting rows, latent]`.
    ///   - places: The places of the rows to predict among the test rows; nil for all of them.
    ///   - test: Their codes, `[places, latent]`.
    /// - Returns: The measure, or nil where too few labels are known.
    /// - Throws: `EmbeddingQualityError` where codes are no numbers.
    func quality(
        of labels: Labels, voting: [Int], _ training: Matrix, at places: [Int]?, _ test: Matrix
    ) throws(EmbeddingQualityError) -> Quality? {
        let rows = places.map { places in places.map { split.test[$0] } } ?? split.test
        func place(_ labelled: [Int]?) -> [Int]? {
            places.map { places in (labelled ?? []).map { places[$0] } } ?? labelled
        }
        do {
            switch labels {
            case .categorical(let labels):
                guard sharesClasses(labels) else { return nil }
                let classifier = try NearestNeighborClassifier(
                    training: training, labels: voting.map { labels.codes[$0] }, neighbors: Self.votingNeighbors)
                var accuracy = try classifier.accuracy(on: test, labels: rows.map { labels.codes[$0] })
                accuracy.places = place(accuracy.places)
                return .accuracy(accuracy)
            case .continuous(let labels):
                let labels = LabelRanks(labels.values)
                let regressor = try NearestNeighborRegressor(
                    training: training, targets: voting.map { labels.values[$0] }, neighbors: Self.votingNeighbors)
                // Of labels with numbers far out, those of their ranks.
                var r2 = try regressor.r2(on: test, targets: rows.map { labels.values[$0] })
                r2.places = place(r2.places)
                return .r2(r2)
            }
        } catch .noLabels {
            // All labels of one part are missing: there is nothing to measure.
            return nil
        }
    }
}

extension LabelMeasurement.Quality {
    /// The measure that it is a value of.
    var measure: Measure {
        switch self {
        case .accuracy: .knnAccuracy
        case .r2: .knnR2
        }
    }

    /// The measure's value with its interval.
    func value(_ bootstrap: Bootstrap) -> MeasuredValue {
        switch self {
        case .accuracy(let accuracy): MeasuredValue(accuracy, bootstrap)
        case .r2(let r2): MeasuredValue(r2, bootstrap)
        }
    }
}
