internal import Core
internal import Datasets
internal import EmbeddingQuality
internal import Foundation
internal import Methods

/// Decodes what the figures show, and chooses examples by rule.
struct Illustrating {
    let truth: Matrix
    let split: Split
    let labels: Labels?
    let isImages: Bool
    let settings: ReportSettings

    static let planeSide = 20
    static let sampleCount = 40
    static let interpolationSteps = 9
    private static let exampleCount = 4

    /// All illustrations.
    func make(_ methods: [FittedMethod], results: [MethodResult]) -> Illustrations {
        let byRow = meanErrors(results)
        return Illustrations(
            examples: examples(byRow), samples: isImages ? samples(methods) : [],
            plane: isImages ? plane(methods, results: results) : nil,
            interpolation: isImages ? interpolation(methods, results: results) : nil)
    }

    /// Each test row's error, the mean over methods.
    private func meanErrors(_ results: [MethodResult]) -> [Double] {
        split.test.map { row in results.reduce(0) { $0 + $1.rowErrors[row] } / Double(max(1, results.count)) }
    }

    private func examples(_ errors: [Double]) -> Illustrations.Examples {
        let order = errors.indices.sorted { (errors[$0], $0) < (errors[$1], $1) }
        let count = min(Self.exampleCount, order.count / 3)
        guard count > 0 else { return .init(best: order, median: [], worst: []) }
        let middle = (order.count - count) / 2
        return .init(
            best: Array(order.prefix(count)), median: Array(order[middle..<middle + count]),
            worst: Array(order.suffix(count)))
    }

    /// The same draws through the decoder of each method, but for linear ones, whose codes have another scale.
    private func samples(_ methods: [FittedMethod]) -> [Illustrations.Samples] {
        var generator = SeededGenerator(seed: settings.seed, stream: "prior samples")
        var codes = Matrix(rows: Self.sampleCount, columns: settings.latentSize)
        for index in codes.values.indices { codes.values[index] = Float(generator.normal()) }
        return methods.filter { !$0.method.isLinear }.compactMap { fitted in
            fitted.decoding.map { Illustrations.Samples(method: fitted.method, rows: $0.decode(codes)) }
        }
    }

    /// The plane of a VAE's two dimensions that carry most, the others at 0; with one dimension, a strip.
    private func plane(_ methods: [FittedMethod], results: [MethodResult]) -> Illustrations.Plane? {
        guard let fitted = methods.first(where: { $0.probabilistic != nil }), let decoder = fitted.decoding,
            let divergences = results.first(where: { $0.method == fitted.method })?.divergenceByDimension,
            settings.latentSize >= 2
        else { return nil }
        let order = divergences.indices.sorted { (-divergences[$0], $0) < (-divergences[$1], $1) }
        let dimensions = (min(order[0], order[1]), max(order[0], order[1]))
        let coordinates = (0..<Self.planeSide).map {
            normalQuantile((Double($0) + 0.5) / Double(Self.planeSide))
        }
        var codes = Matrix(rows: Self.planeSide * Self.planeSide, columns: settings.latentSize)
        for row in 0..<Self.planeSide {
            for column in 0..<Self.planeSide {
                codes[row * Self.planeSide + column, dimensions.0] = Float(coordinates[column])
                codes[row * Self.planeSide + column, dimensions.1] = Float(coordinates[Self.planeSide - 1 - row])
            }
        }
        return Illustrations.Plane(
            coordinates: coordinates, rows: decoder.decode(codes), dimensions: dimensions)
    }

    /// The quantile of the standard normal distribution, by bisection of its distribution function.
    private func normalQuantile(_ probability: Double) -> Double {
        var low = -10.0
        var high = 10.0
        for _ in 0..<80 {
            let middle = (low + high) / 2
            if 0.5 * erfc(-middle / 2.0.squareRoot()) < probability { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }

    private func interpolation(
        _ methods: [FittedMethod], results: [MethodResult]
    ) -> Illustrations.Interpolation? {
        guard let ends = InterpolationEnds(truth: truth, test: split.test, labels: labels) else { return nil }
        let steps = zip(methods, results).compactMap { method, result in
            method.decoding.map { (method, result, $0) }
        }.map { method, result, decoder in
            let from = Array(result.codes[row: split.test[ends.from]])
            let to = Array(result.codes[row: split.test[ends.to]])
            var codes = Matrix(rows: Self.interpolationSteps, columns: settings.latentSize)
            for step in 0..<Self.interpolationSteps {
                let share = Float(step) / Float(Self.interpolationSteps - 1)
                for k in 0..<settings.latentSize { codes[step, k] = from[k] + share * (to[k] - from[k]) }
            }
            return (method: method.method, rows: decoder.decode(codes))
        }
        return .init(from: ends.from, to: ends.to, choice: ends.choice, steps: steps)
    }
}
