internal import Core
internal import EmbeddingQuality
internal import Methods
internal import Rows

/// The measurement of what methods decode in a range of a label that they were not fitted to.
struct HeldOutDecoding {
    private let study: Study
    private let gap: HeldOutRange
    private let labels: [Double]
    private let passages: Passages
    /// The rows at the beginnings and at the ends of the ways, `[pairs, features]` each.
    private let ends: (first: Matrix, last: Matrix)
    /// The test rows of each step's label, by their places among the test rows: `[steps]`.
    private let targets: [[Int]]
    private let similarity: StructuralSimilarity?

    private static let stepCount = 9
    /// The most test rows that a step is compared with, and the fewest that it may be where rows are long.
    private static let (mostTargets, leastTargets) = (40, 5)
    /// The numbers that a method's steps may be compared with.
    private static let mostNumbers = 200_000_000

    /// The measurement.
    ///
    /// - Throws: `RowReadError` where rows can't be read.
    init(_ study: Study, gap: HeldOutRange, rows: any RowSource) throws {
        self.study = study
        self.gap = gap
        let labels = gap.steps(Self.stepCount)
        self.labels = labels
        passages = gap.passages(at: labels)
        ends = (
            try rows.rows(at: gap.ends.map(\.from)), try rows.rows(at: gap.ends.map(\.to))
        )
        let compared = gap.ends.count * Self.stepCount * max(1, study.data.truth.columns)
        let most = max(Self.leastTargets, min(Self.mostTargets, Self.mostNumbers / max(1, compared)))
        let held = study.data.split.test.map { gap.labels.values[$0] }
        targets = labels.map { label in
            let order = held.indices.sorted { (abs(held[$0] - label), $0) < (abs(held[$1] - label), $1) }
            let within = order.prefix { abs(held[$0] - label) <= gap.tolerance }
            // Where no row has that label, the one with the nearest.
            return Array((within.isEmpty ? order.prefix(1) : within).prefix(most))
        }
        similarity = study.data.imageShape.flatMap { StructuralSimilarity(of: $0) }
    }

    /// The answer; nil where no method decodes numbers.
    ///
    /// - Throws: An error of a library that a method runs in.
    func answer() throws -> Answer<Interpolation>? {
        let blend = passages.blend(ends.first, ends.last)
        guard let mixed = comparison(of: blend) else { return nil }
        var ways: [Interpolation.HeldOutWay] = []
        var shown: [(method: Method?, route: Interpolation.Route, rows: Matrix)] = []
        let steps = Array(0..<Self.stepCount)
        for (fitted, result) in zip(study.fitted, study.methods) {
            guard let decoder = fitted.decoding else { continue }
            for route in fitted.routes(latentSize: result.latentSize) {
                let decoded = try decoder.decode(passages.codes(among: result.codes, route))
                guard let compared = comparison(of: decoded) else { continue }
                ways.append(way(compared, of: fitted.method.rawValue, route, blend: mixed))
                shown.append((fitted.method, route, decoded.selecting(rows: steps)))
            }
        }
        guard !ways.isEmpty else { return nil }
        ways.append(way(mixed, of: Interpolation.blendName, .line, blend: nil))
        shown.append((nil, .line, blend.selecting(rows: steps)))
        let data = study.data
        let found = Interpolation.HeldOut(
            label: gap.labels.name.escaped, unit: gap.labels.unit, from: gap.from, to: gap.to,
            lowEnd: gap.mean(of: gap.ends.map(\.from)), highEnd: gap.mean(of: gap.ends.map(\.to)),
            rows: data.truth.rows, tolerance: gap.tolerance, labels: labels, ways: ways)
        let choice = "training rows on either side of the held-out range"
        return Answer(
            Interpolation.Finding(
                choice: choice, pairs: gap.ends.count, steps: Self.stepCount, realness: nil, heldOut: found,
                example: nil,
                margin: study.settings.margin,
                outcome: Interpolation.outcome(in: study, pairs: gap.ends.count) { found.way(of: $0)?.mseBelowBlend }),
            illustration: Interpolation.Illustration(
                ends: Matrix(
                    rows: 2, columns: data.truth.columns,
                    values: Array(ends.first[row: 0]) + Array(ends.last[row: 0])),
                truth: data.truth.selecting(rows: targets.map { $0[0] }), shown: shown))
    }

    /// The errors of decoded steps from the test rows of their labels.
    private struct Comparison {
        /// The means over steps: `[pairs]`.
        let errors: [Double]
        let similarities: [Double]?
        /// The means over pairs: `[steps]`.
        let byStep: [Double]
    }

    /// Compares decoded steps, `[pairs × steps, features]`, with test rows; nil where an error is no number.
    private func comparison(of decoded: Matrix) -> Comparison? {
        let (pairs, steps) = (passages.pairs.count, Self.stepCount)
        let truth = study.data.truth
        var errors = [Double](repeating: 0, count: pairs * steps)
        var nearest = [Int](repeating: 0, count: pairs * steps)
        for index in errors.indices {
            let row = decoded[row: index]
            var best = (error: Double.infinity, target: 0)
            for target in targets[index % steps] {
                let error = Self.meanSquaredError(row, truth[row: target])
                if error < best.error { best = (error, target) }
            }
            errors[index] = best.error
            nearest[index] = best.target
        }
        guard errors.allSatisfy(\.isFinite) else { return nil }
        let similarities = similarity?.perImage(decoded, truth.selecting(rows: nearest))
        func perPair(_ values: [Double]) -> [Double] {
            (0..<pairs).map { pair in values[pair * steps..<(pair + 1) * steps].reduce(0, +) / Double(steps) }
        }
        return Comparison(
            errors: perPair(errors), similarities: similarities.map(perPair),
            byStep: (0..<steps).map { step in
                (0..<pairs).reduce(0) { $0 + errors[$1 * steps + step] } / Double(pairs)
            })
    }

    private func way(
        _ compared: Comparison, of method: String, _ route: Interpolation.Route, blend: Comparison?
    ) -> Interpolation.HeldOutWay {
        let bootstrap = Bootstrap(seed: study.settings.seed)
        return Interpolation.HeldOutWay(
            method: method, route: route, mse: RowMean(perRow: compared.errors).estimate(bootstrap),
            ssim: compared.similarities.map { RowMean(perRow: $0).estimate(bootstrap) }, mseByStep: compared.byStep,
            mseBelowBlend: blend.flatMap {
                RelativeReduction(remaining: compared.errors, initial: $0.errors).estimate(bootstrap).finite
            })
    }

    private static func meanSquaredError(_ first: ArraySlice<Float>, _ second: ArraySlice<Float>) -> Double {
        let sum = zip(first, second).reduce(0.0) { $0 + Double(($1.0 - $1.1) * ($1.0 - $1.1)) }
        return sum / Double(max(1, first.count))
    }
}
