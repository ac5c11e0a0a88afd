internal import Core
internal import EmbeddingQuality
internal import Foundation
internal import Methods
internal import Rows

/// The measures of neighbourhoods, taken of each embedding on the same test rows.
struct NeighborhoodBench {
    /// The sizes of neighbourhoods that curves are given at: about 16 to a power of ten.
    let sizes: [Int]
    private let study: Study
    private let places: [Int]
    /// The rows that are looked at, `[places, features]`.
    private let truth: Matrix
    private let triplets: RandomTriplets
    private let pairs: DistancePairs
    private let pairRanks: Ranks
    private let labels: ControlBench
    private let bootstrap: Bootstrap

    private static let sizesPerDecade = 16.0

    init(_ study: Study, _ neighborhoods: StudyNeighborhoods, rows: any RowSource) throws {
        self.study = study
        places = neighborhoods.places
        truth = study.data.truth.selecting(rows: places)
        sizes = Self.sizes(upTo: places.count - 2)
        triplets = RandomTriplets(of: truth, perRow: Neighborhoods.tripletsPerRow, seed: study.settings.seed)
        pairs = DistancePairs(study)
        pairRanks = Ranks(of: pairs.distances)
        labels = try ControlBench(study, rows: rows)
        bootstrap = study.data.bootstrap(seed: study.settings.seed)
    }

    /// Whole numbers from 1 to a last one, at even steps of their logarithm.
    static func sizes(upTo last: Int) -> [Int] {
        var sizes: [Int] = []
        var exponent = 0.0
        while true {
            let size = Int(pow(10, exponent / sizesPerDecade).rounded())
            guard size < last else { return sizes + [max(1, last)] }
            if size != sizes.last { sizes.append(size) }
            exponent += 1
        }
    }

    /// The measures of a method's latent space.
    func embedding(
        _ result: MethodResult, _ ranks: RankComparison, _ reliability: ReliabilityTest?
    ) throws -> Neighborhoods.Embedding {
        let test = result.codes.selecting(rows: study.data.split.test)
        return measures(
            test, ranks, reliability, label: try labels.labelQuality(of: result))
    }

    /// The measures of the random projection.
    func randomProjection(
        _ ranks: RankComparison, _ reliability: ReliabilityTest?
    ) throws -> Neighborhoods.Embedding {
        let projection = RandomProjection(
            featureCount: truth.columns, latentSize: study.settings.latentSize, seed: study.settings.seed)
        let test = projection.encode(study.data.truth)
        return measures(
            test, ranks, reliability,
            label: try labels.labelQuality(of: .randomProjection, by: projection, test.selecting(rows: places)))
    }

    /// The measures of the rows as they are: what is compared with itself is kept whole.
    func data() throws -> Neighborhoods.Embedding {
        let whole = Estimate(value: 1, lower: 1, upper: 1)
        let size = 1
        return Neighborhoods.Embedding(
            area: whole, trustworthiness: whole, continuity: whole,
            lcmc: 1 - Double(size) / Double(places.count - 1), lcmcNeighbors: size, tripletAccuracy: whole,
            shepardCorrelation: pairRanks.correlation(with: pairRanks).map { _ in 1 },
            centroidCorrelation: centroids(truth).map { _ in 1 },
            balancedKnnAccuracy: balanced(try labels.labelQualityOfAllFeatures()), curve: nil, reliability: nil)
    }

    /// The quality of the label's prediction by a method; nil without labels.
    func labelQuality(of result: MethodResult) throws -> LabelMeasurement.Quality? {
        try labels.labelQuality(of: result)
    }

    /// The measures of an embedding, from the codes of the test rows, `[test rows, latent]`.
    private func measures(
        _ test: Matrix, _ ranks: RankComparison, _ reliability: ReliabilityTest?, label: LabelMeasurement.Quality?
    ) -> Neighborhoods.Embedding {
        let codes = test.selecting(rows: places)
        let best = ranks.curve.bestSize
        var tripletAccuracy = triplets.accuracy(of: codes)
        tripletAccuracy.places = places
        return Neighborhoods.Embedding(
            area: ranks.area.estimate(bootstrap),
            trustworthiness: ranks.preservation.trustworthiness.estimate(bootstrap),
            continuity: ranks.preservation.continuity.estimate(bootstrap), lcmc: ranks.curve.localContinuity(best),
            lcmcNeighbors: best, tripletAccuracy: tripletAccuracy.estimate(bootstrap),
            shepardCorrelation: pairRanks.correlation(with: Ranks(of: pairs.distances(inTestCodes: test)))?.finite,
            centroidCorrelation: centroids(codes), balancedKnnAccuracy: balanced(label),
            curve: sizes.map(ranks.curve.rescaledShare), reliability: reliability?.shares(ranks.reliability))
    }

    /// The classes of the rows that are looked at, −1 where it is missing; nil without classes.
    private var classes: [Int]? {
        guard case .categorical(let labels)? = study.data.labels else { return nil }
        return places.map { labels.codes[study.data.split.test[$0]] }
    }

    private func centroids(_ codes: Matrix) -> Double? {
        classes.flatMap { ClassCentroids.correlation(rows: truth, embedding: codes, classes: $0)?.finite }
    }

    private func balanced(_ quality: LabelMeasurement.Quality?) -> Estimate? {
        guard case .accuracy(let accuracy)? = quality, case .categorical(let labels)? = study.data.labels else {
            return nil
        }
        let rows = accuracy.places ?? Array(study.data.split.test.indices)
        return BalancedAccuracy(accuracy, classes: rows.map { labels.codes[study.data.split.test[$0]] })
            .estimate(bootstrap).finite
    }
}
