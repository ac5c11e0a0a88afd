internal import Core
internal import Datasets
internal import EmbeddingQuality
internal import Methods

/// How well the training rows' labels predict the test rows', near each other in the latent space.
struct LabelMeasurement {
    let split: Split
    let seed: UInt64

    static let votingNeighbors = 5
    /// Training rows beyond this many are sampled for those that vote on labels.
    static let votingRows = 50_000

    /// The accuracy for classes, or R² for numbers; nothing where too few labels are known.
    ///
    /// - Parameters:
    ///   - labels: The labels of all rows.
    ///   - codes: The codes of all rows, `[rows, latent]`.
    /// - Returns: The measure with its value, or nothing.
    /// - Throws: ``ReportError`` where they can't be measured.
    func measures(of labels: Labels, codes: Matrix) throws(ReportError) -> [Measure: MeasuredValue] {
        let voting = split.training.sampled(Self.votingRows, seed: seed, stream: "voting rows")
        let training = codes.selecting(rows: voting)
        let testCodes = codes.selecting(rows: split.test)
        do {
            switch labels {
            case .categorical(let labels):
                let classifier = try NearestNeighborClassifier(
                    training: training, labels: voting.map { labels.codes[$0] },
                    neighbors: Self.votingNeighbors)
                let rows = try classifier.accuracy(on: testCodes, labels: split.test.map { labels.codes[$0] })
                return [.knnAccuracy: MeasuredValue(estimate: rows.estimate(seed: seed), rows: rows)]
            case .continuous(let labels):
                let regressor = try NearestNeighborRegressor(
                    training: training, targets: voting.map { labels.values[$0] },
                    neighbors: Self.votingNeighbors)
                let r2 = try regressor.r2(on: testCodes, targets: split.test.map { labels.values[$0] })
                return [.knnR2: MeasuredValue(estimate: r2.estimate(seed: seed), rows: nil)]
            }
        } catch EmbeddingQualityError.noLabels {
            // All labels of one part are missing: there is nothing to measure.
            return [:]
        } catch {
            throw ReportError(.unusableData, "\(error)")
        }
    }

    /// What the codes of each method tell of further labels.
    ///
    /// - Throws: ``ReportError`` where they can't be measured.
    func results(for labels: [FurtherLabel], of methods: [MethodResult]) throws(ReportError) -> [LabelResult] {
        var results: [LabelResult] = []
        for label in labels {
            var measures: [Method: [Measure: MeasuredValue]] = [:]
            for result in methods {
                measures[result.method] = try self.measures(of: label.labels, codes: result.codes)
            }
            results.append(LabelResult(label, measures: measures))
        }
        return results
    }
}
