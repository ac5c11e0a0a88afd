internal import Core
internal import Rows

/// The order of the features: each is like the one before in a signal or a spectrum.
struct FeatureOrder: Sendable {
    let finding: Features.Order
    /// The features along the curve that figures show; empty where rows are none.
    let curve: [Int]

    static let definitions = [
        "neighbor_correlation": Definition("Median correlation of neighbouring features over the test rows."),
        "random_correlation": Definition(
            "Median correlation of as many pairs of features drawn at random, over the same rows: a control."),
        "is_curve": Definition(
            "True if the file says that rows are series or gives the axis of the features, or if "
                + "neighbor_correlation is at least \(leastCorrelation) and exceeds random_correlation by at least "
                + "\(leastExcess)."),
        "channel": Definition(
            "The channel of series that figures show, that of the largest variance over the test rows, counted from "
                + "0."),
    ]

    /// Fewer features are not taken for a curve unless the file says so, and fewer rows show no correlation.
    static let (leastFeatures, leastStated, leastRows) = (16, 4, 10)
    static let (leastCorrelation, leastExcess) = (0.5, 0.2)
    /// The most rows and pairs of features that are looked at.
    private static let (mostRows, mostPairs) = (500, 2_000)

    /// Looks at the test rows; nil where they or the features are too few.
    init?(_ data: StudyData, seed: UInt64) {
        let truth = data.truth
        let isStated = data.axisPlaces != nil
        guard truth.columns >= (isStated ? Self.leastStated : Self.leastFeatures), truth.rows >= Self.leastRows else {
            return nil
        }
        let rows = truth.selecting(
            rows: Array(0..<truth.rows).sampled(Self.mostRows, seed: seed, stream: "feature order"))
        let channel = data.channels.flatMap { Self.channel(of: $0, in: rows) }
        // Within the shown channel alone, features follow each other.
        let line =
            channel.map { chosen in
                (data.channels ?? []).indices.filter { data.channels?[$0] == chosen }
            } ?? Array(0..<truth.columns)
        guard line.count >= 2 else { return nil }
        let pairs = Array(zip(line, line.dropFirst()))
        let neighbors = Array(pairs.indices).sampled(Self.mostPairs, seed: seed, stream: "neighbouring features").map {
            pairs[$0]
        }
        var generator = SeededGenerator(seed: seed, stream: "pairs of features")
        func drawn() -> Int { line[Int(generator.next().multipliedFullWidth(by: UInt64(line.count)).high)] }
        let random = neighbors.map { _ in (drawn(), drawn()) }.filter { $0.0 != $0.1 }
        guard let near = Self.median(of: neighbors, in: rows), let far = Self.median(of: random, in: rows) else {
            return nil
        }
        let isCurve = channel != nil || isStated || near >= Self.leastCorrelation && near - far >= Self.leastExcess
        finding = Features.Order(
            neighborCorrelation: near, randomCorrelation: far, isCurve: isCurve, channel: channel)
        curve = isCurve ? line : []
    }

    /// The channel whose features vary most; nil where none has two features.
    private static func channel(of channels: [Int], in rows: Matrix) -> Int? {
        guard channels.count == rows.columns else { return nil }
        var variances: [Int: Double] = [:]
        var counts: [Int: Int] = [:]
        for (feature, channel) in channels.enumerated() {
            let variance = SampleMoments(rows.column(feature).map(Double.init)).variance
            variances[channel, default: 0] += variance.isFinite ? variance : 0
            counts[channel, default: 0] += 1
        }
        return variances.keys.filter { counts[$0, default: 0] >= 2 }.sorted().max {
            (variances[$0] ?? 0) < (variances[$1] ?? 0)
        }
    }

    /// The median correlation of pairs of features that vary; nil where there are none.
    private static func median(of pairs: [(Int, Int)], in rows: Matrix) -> Double? {
        let correlations = pairs.compactMap { correlation(rows.column($0.0), rows.column($0.1)) }.sorted()
        return correlations.isEmpty ? nil : Percentile.of(sorted: correlations, 0.5)
    }

    /// Pearson's correlation; nil where one side does not vary, or holds what is no number.
    static func correlation(_ first: [Float], _ second: [Float]) -> Double? {
        let count = Double(max(1, first.count))
        let a = first.reduce(0.0) { $0 + Double($1) } / count
        let b = second.reduce(0.0) { $0 + Double($1) } / count
        var (squaresA, squaresB, products) = (0.0, 0.0, 0.0)
        for (x, y) in zip(first, second) {
            let (dx, dy) = (Double(x) - a, Double(y) - b)
            squaresA += dx * dx
            squaresB += dy * dy
            products += dx * dy
        }
        guard squaresA > 0, squaresB > 0 else { return nil }
        return (products / (squaresA * squaresB).squareRoot()).finite
    }
}
