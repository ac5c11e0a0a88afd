internal import Core
internal import EmbeddingQuality
internal import Methods
internal import Rows

/// The measures of latent spaces, taken of controls: on the same test rows and with the same neighbours as those of methods.
struct ControlBench {
    private let study: Study
    private let rows: any RowSource
    private let labels: LabelMeasurement
    /// The test rows that are looked at, by their places among the test rows.
    let places: [Int]
    /// The training rows among which neighbours vote.
    let voting: [Int]
    /// Those among which neighbours by all features vote.
    let votingByAllFeatures: [Int]

    var hasLabels: Bool { study.data.labels != nil }

    /// The most products of numbers that distances by all features may take.
    private static let mostProducts = 1 << 33

    init(_ study: Study, rows: any RowSource) throws {
        self.study = study
        self.rows = rows
        let seed = study.settings.seed
        labels = LabelMeasurement(split: study.data.split, seed: seed)
        places = study.data.neighborhoodPlaces(study.settings)
        voting = labels.votingRows
        let products = max(1, places.count) * max(1, rows.featureCount)
        votingByAllFeatures = voting.sampled(
            max(1, Self.mostProducts / products), seed: seed, stream: "voting rows of all features")
    }

    /// The measures of embeddings, by their keys.
    func measures(
        of embeddings: [(kind: Controls.Kind, reduction: any FittedReduction)]
    ) throws -> [[String: Estimate]] {
        let truth = study.data.truth.selecting(rows: places)
        let codes = try embeddings.map { try $0.reduction.encode(truth) }
        let preserved = try study.data.preservation(of: codes, at: places, threads: study.settings.threads)
        return try embeddings.indices.map { index in
            var measures: [String: Estimate] = [:]
            if let preservation = preserved?[index] {
                measures[Measure.trustworthiness.id] = estimate(preservation.trustworthiness)
                measures[Measure.continuity.id] = estimate(preservation.continuity)
            }
            let quality = try labelQuality(of: embeddings[index].kind, by: embeddings[index].reduction, codes[index])
            return measures.merging(label(quality)) { own, _ in own }
        }
    }

    /// The quality of the label's prediction by an embedding; nil without labels.
    ///
    /// - Parameters:
    ///   - kind: The control that it is.
    ///   - reduction: The embedding.
    ///   - codes: The codes of the test rows that are looked at, `[places, latent]`.
    /// - Returns: The quality, of the rows that have a label.
    /// - Throws: `EmbeddingQualityError` where codes are no numbers, or an error of a library that the embedding runs in.
    func labelQuality(
        of kind: Controls.Kind, by reduction: any FittedReduction, _ codes: Matrix
    ) throws -> LabelMeasurement.Quality? {
        try labelQuality(.control(kind.rawValue)) { labels in
            try self.labels.quality(
                of: labels, voting: voting, self.codes(of: voting, by: reduction), at: places, codes)
        }
    }

    /// The same of a method, by its codes of all rows.
    func labelQuality(of result: MethodResult) throws -> LabelMeasurement.Quality? {
        try labelQuality(.method(result.method)) { labels in
            try self.labels.quality(
                of: labels, voting: voting, result.codes.selecting(rows: voting), at: places,
                result.codes.selecting(rows: places.map { study.data.split.test[$0] }))
        }
    }

    /// The same of the rows as they are.
    func labelQualityOfAllFeatures() throws -> LabelMeasurement.Quality? {
        try labelQuality(.control(Controls.Kind.allFeatures.rawValue)) { labels in
            try self.labels.quality(
                of: labels, voting: votingByAllFeatures, rows.rows(at: votingByAllFeatures), at: places,
                study.data.truth.selecting(rows: places))
        }
    }

    /// The quality in a space, which several questions ask for.
    private func labelQuality(
        _ space: VotingSpace, _ measured: (Labels) throws -> LabelMeasurement.Quality?
    ) throws -> LabelMeasurement.Quality? {
        try study.data.labels.flatMap { labels in
            try study.labelQualities.value(space) { try measured(labels) }
        }
    }

    /// The measures of the rows as they are: what is compared with itself is kept whole.
    func measuresOfAllFeatures() throws -> [String: Estimate] {
        var measures: [String: Estimate] = [:]
        if study.methods.contains(where: { $0.measures[.trustworthiness] != nil }) {
            let whole = Estimate(value: 1, lower: 1, upper: 1)
            measures = [Measure.trustworthiness.id: whole, Measure.continuity.id: whole]
        }
        return try measures.merging(label(labelQualityOfAllFeatures())) { own, _ in own }
    }

    /// The share of the test rows that have the training rows' most frequent class; nil without classes.
    func majority() -> Estimate? {
        guard case .categorical(let labels)? = study.data.labels, self.labels.sharesClasses(labels) else { return nil }
        var counts = [Int](repeating: 0, count: labels.categories.count)
        for row in study.data.split.training where labels.codes[row] >= 0 { counts[labels.codes[row]] += 1 }
        let known = places.filter { labels.codes[study.data.split.test[$0]] >= 0 }
        guard let most = counts.max(), most > 0, let majority = counts.firstIndex(of: most), !known.isEmpty else {
            return nil
        }
        return estimate(
            RowMean(
                perRow: known.map { labels.codes[study.data.split.test[$0]] == majority ? 1 : 0 }, places: known))
    }

    private func label(_ quality: LabelMeasurement.Quality?) -> [String: Estimate] {
        guard let quality else { return [:] }
        let value = quality.value(study.data.bootstrap(seed: study.settings.seed)).estimate.finite
        return value.map { [quality.measure.id: $0] } ?? [:]
    }

    private func estimate(_ measure: RowMean) -> Estimate? {
        measure.estimate(study.data.bootstrap(seed: study.settings.seed)).finite
    }

    /// The codes of some of all rows, a few thousand at a time.
    private func codes(of chosen: [Int], by reduction: any FittedReduction) throws -> Matrix {
        var values: [Float] = []
        values.reserveCapacity(chosen.count * reduction.latentSize)
        for start in stride(from: 0, to: chosen.count, by: 1_024) {
            let batch = try rows.rows(at: Array(chosen[start..<min(start + 1_024, chosen.count)]))
            values += try reduction.encode(batch).values
        }
        return Matrix(rows: chosen.count, columns: reduction.latentSize, values: values)
    }
}
