internal import Core
internal import EmbeddingQuality
internal import Methods

extension Overlap.DecoderChange {
    private static let mostRows = 200
    private static let mostDimensions = 8
    /// The most values that are decoded.
    private static let mostNumbers = 4_000_000

    /// Measures the change of decoded rows across a standard deviation; nil where a number is not finite.
    ///
    /// - Parameters:
    ///   - model: What decodes.
    ///   - truth: Rows, `[rows, features]`.
    ///   - posterior: Their posteriors.
    ///   - places: Their places among the test rows, in any order that has no meaning.
    ///   - bootstrap: The bootstrap over test rows.
    /// - Throws: An error of a library that the method runs in.
    init?(
        _ model: any ProbabilisticReduction, truth: Matrix, posterior: Posterior, places: [Int], bootstrap: Bootstrap
    ) throws {
        let divergences = posterior.divergenceByDimension
        let dimensions = divergences.indices.sorted { (-divergences[$0], $0) < (-divergences[$1], $1) }
            .prefix(Self.mostDimensions)
        let steps = 2 * dimensions.count
        let most = max(10, min(Self.mostRows, Self.mostNumbers / max(1, truth.columns * steps)))
        let rows = Array(0..<truth.rows).thinned(most)
        let (truth, posterior) = (truth.selecting(rows: rows), posterior.selecting(rows: rows))
        let decoded = try model.decode(posterior.means)
        var changes = [Double](repeating: 0, count: rows.count)
        for dimension in dimensions {
            for direction in [-1, 1] as [Float] {
                var codes = posterior.means
                for row in 0..<codes.rows {
                    codes[row, dimension] += direction * posterior.standardDeviations[row, dimension]
                }
                let moved = ReconstructionError(truth: decoded, reconstruction: try model.decode(codes)).perRow
                for row in changes.indices { changes[row] += moved[row] / Double(steps) }
            }
        }
        let errors = ReconstructionError(truth: truth, reconstruction: decoded).perRow
        let own = rows.map { places[$0] }
        guard changes.allSatisfy(\.isFinite), errors.allSatisfy(\.isFinite), errors.reduce(0, +) > 0 else { return nil }
        let groups = bootstrap.groups.map { groups in own.map { groups[$0] } }
        let reduction = RelativeReduction(remaining: changes, initial: errors)
            .estimate(Bootstrap(seed: bootstrap.seed, groups: groups))
        let change = RowMean(perRow: changes, places: own).estimate(bootstrap)
        let ratio = Estimate(value: 1 - reduction.value, lower: 1 - reduction.upper, upper: 1 - reduction.lower)
        guard ratio.finite != nil, change.finite != nil else { return nil }
        self.init(
            decodedRows: rows.count, dimensions: dimensions.count, changeMse: change,
            reconstructionMse: errors.reduce(0, +) / Double(errors.count), changeByError: ratio)
    }
}
