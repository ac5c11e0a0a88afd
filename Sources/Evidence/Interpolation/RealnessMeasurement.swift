internal import Core
internal import EmbeddingQuality
internal import Methods
internal import Rows

/// The measurement of how near the ways between test rows stay to the data.
struct RealnessMeasurement {
    private let study: Study
    private let choice: String
    private let passages: Passages
    /// The ends of each step by their places among the test rows: `[pairs × steps]`.
    private let ends: [(from: Int, to: Int)]
    private let nearest: NearestTestRows

    private static let stepCount = 9

    /// The measurement; nil where there are no two rows, no decoder, or no rows to compare with.
    init?(_ study: Study) {
        let (data, seed) = (study.data, study.settings.seed)
        guard study.fitted.contains(where: { $0.decoding != nil }), let chosen = PassagePairs(data, seed: seed),
            let nearest = NearestTestRows(data, seed: seed)
        else { return nil }
        self.study = study
        self.nearest = nearest
        choice = chosen.choice
        let shares = (0..<Self.stepCount).map { Double($0) / Double(Self.stepCount - 1) }
        passages = Passages(
            pairs: chosen.pairs.map { (from: data.split.test[$0.from], to: data.split.test[$0.to]) },
            shares: chosen.pairs.map { _ in shares })
        ends = chosen.pairs.flatMap { [(from: Int, to: Int)](repeating: $0, count: Self.stepCount) }
    }

    /// The answer; nil where no distance is a number.
    ///
    /// - Throws: An error of a library that a method runs in.
    func answer() throws -> Answer<Interpolation>? {
        var ways: [Interpolation.Way] = []
        for (fitted, result) in zip(study.fitted, study.methods) {
            guard let decoder = fitted.decoding else { continue }
            for route in fitted.routes(latentSize: result.latentSize) {
                let codes = passages.codes(among: result.codes, route)
                if let way = way(try decoder.decode(codes), of: fitted.method, route) { ways.append(way) }
            }
        }
        guard !ways.isEmpty else { return nil }
        let realness = Interpolation.Realness(
            comparedRows: nearest.count, usualDistance: nearest.usualDistance, ways: ways)
        let example = InterpolationEnds(
            truth: study.data.truth, test: study.data.split.test, labels: study.data.labels)
        return Answer(
            Interpolation.Finding(
                choice: choice, pairs: passages.pairs.count, steps: Self.stepCount, realness: realness, heldOut: nil,
                example: example.map { .init(firstRow: $0.from, lastRow: $0.to, choice: $0.choice) },
                margin: study.settings.margin,
                outcome: Interpolation.outcome(in: study, pairs: passages.pairs.count) {
                    realness.way(of: $0)?.nearerThanBlend
                }), illustration: try illustration(of: example))
    }

    /// The ways of a method from all decoded steps, `[pairs × steps, features]`; nil where a distance is no number.
    private func way(_ decoded: Matrix, of method: Method, _ route: Interpolation.Route) -> Interpolation.Way? {
        let (pairs, steps) = (passages.pairs.count, Self.stepCount)
        let distances = nearest.distances(of: decoded, between: ends)
        guard distances.allSatisfy(\.isFinite) else { return nil }
        let between = Self.means(distances, steps: steps)
        var gain: Estimate?
        if !method.isLinear {
            let starts = decoded.selecting(rows: (0..<pairs).map { $0 * steps })
            let lasts = decoded.selecting(rows: (0..<pairs).map { $0 * steps + steps - 1 })
            let blend = Self.means(nearest.distances(of: passages.blend(starts, lasts), between: ends), steps: steps)
            gain =
                RelativeReduction(remaining: between, initial: blend)
                .estimate(Bootstrap(seed: study.settings.seed)).finite
        }
        let farthest = (0..<pairs).map { pair in distances[pair * steps + 1..<(pair + 1) * steps - 1].max() ?? 0 }
        return Interpolation.Way(
            method: method.rawValue, route: route,
            nearestDistance: RowMean(perRow: between).estimate(Bootstrap(seed: study.settings.seed)),
            farthestStep: farthest.reduce(0, +) / Double(pairs),
            distanceByStep: (0..<steps).map { step in
                (0..<pairs).reduce(0) { $0 + distances[$1 * steps + step] } / Double(pairs)
            }, nearerThanBlend: gain)
    }

    /// The mean over the steps between the ends of each way: `[pairs]`.
    private static func means(_ distances: [Double], steps: Int) -> [Double] {
        (0..<distances.count / steps).map { pair in
            distances[pair * steps + 1..<(pair + 1) * steps - 1].reduce(0, +) / Double(steps - 2)
        }
    }

    /// The way between two rows through each method; nothing without them.
    private func illustration(of ends: InterpolationEnds?) throws -> Interpolation.Illustration {
        let data = study.data
        guard let ends else {
            return Interpolation.Illustration(
                ends: Matrix(rows: 0, columns: data.truth.columns), truth: nil, shown: [])
        }
        let passage = Passages(
            pairs: [(from: data.split.test[ends.from], to: data.split.test[ends.to])],
            shares: [passages.shares.first ?? []])
        var shown: [(method: Method?, route: Interpolation.Route, rows: Matrix)] = []
        for (fitted, result) in zip(study.fitted, study.methods) {
            guard let decoder = fitted.decoding else { continue }
            for route in fitted.routes(latentSize: result.latentSize) {
                shown.append((fitted.method, route, try decoder.decode(passage.codes(among: result.codes, route))))
            }
        }
        let rows = data.truth.selecting(rows: [ends.from, ends.to])
        shown.append(
            (nil, .line, passage.blend(rows.selecting(rows: [0]), rows.selecting(rows: [1]))))
        return Interpolation.Illustration(ends: rows, truth: nil, shown: shown)
    }
}

extension FittedMethod {
    /// The curves between its codes: the great circle too where codes follow the prior and have one.
    func routes(latentSize: Int) -> [Interpolation.Route] {
        method.followsPrior && latentSize > 1 ? [.line, .greatCircle] : [.line]
    }
}
