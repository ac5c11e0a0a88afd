internal import Core
package import EmbeddingQuality
internal import Methods
internal import Rows

/// The agreement of a network's codes with N(0, I): the prior's part that holds none of them.
package struct CodeOccupancy: Codable, Sendable {
    /// The KL divergence from N(0, I) of the normal distribution that has the moments of the training rows' codes, in nats.
    package let divergence: Double?
    /// The distance to the nearest training code within which most test codes lie.
    package let reach: Double
    /// The share of draws from N(0, I) farther than that from any training code.
    package let empty: Estimate
    /// The training codes, and the draws.
    package let codes: Int
    package let draws: Int

    static let definitions = [
        "divergence": Definition(
            "KL divergence from N(0, I) of a normal distribution with the mean and covariance of the aggregate "
                + "posterior, i.e. of the training rows' codes, including their posterior variance if the method has "
                + "posteriors.",
            unit: Measure.nats),
        "reach": Definition(
            "Distance to the nearest training code within which \(percentOfTestCodes) % of the test codes lie; codes "
                + "are drawn from the posterior if the method has one.", unit: "latent units"),
        "empty": Definition(
            "Share of draws from N(0, I) farther than reach from any training code; interval over draws."),
        "expected_empty": Definition("Expected share of empty draws if the codes follow N(0, I)."),
        "codes": Definition(
            "Training rows whose codes were used (a random sample if there are more).", unit: "rows"),
        "draws": Definition("Draws from N(0, I).", unit: "codes"),
    ]

    /// The share of test codes within reach.
    static let within = 0.95
    private static let percentOfTestCodes = Int((100 * within).rounded())
}

/// The parts of N(0, I) that hold codes of a network.
struct OccupancyMap: Sendable {
    let occupancy: CodeOccupancy
    /// Codes of training rows, `[codes, latent]`.
    let codes: Matrix
    /// Draws from N(0, I), `[draws, latent]`.
    let draws: Matrix
    /// True for draws that are farther from any code than almost all test codes are: `[draws]`.
    let isEmpty: [Bool]

    private static let (mostTraining, mostTest, drawCount) = (10_000, 2_000, 1_000)

    /// The map of a network; nil where there are too few rows, or codes are no numbers.
    init?(_ result: MethodResult, in study: Study) {
        let (split, seed) = (study.data.split, study.settings.seed)
        let training = split.training.sampled(Self.mostTraining, seed: seed, stream: "occupied codes")
        let test = split.test.sampled(Self.mostTest, seed: seed, stream: "test codes")
        guard training.count >= 2, test.count >= 2 else { return nil }
        var generator = SeededGenerator(seed: seed, stream: "aggregate posterior")
        let known = Self.codes(of: result, at: training, using: &generator)
        let held = Self.codes(of: result, at: test, using: &generator)
        guard known.codes.values.allSatisfy(\.isFinite), held.codes.values.allSatisfy(\.isFinite) else { return nil }
        var drawing = SeededGenerator(seed: seed, stream: "prior occupancy")
        let draws = drawing.normals(rows: Self.drawCount, columns: study.settings.latentSize)
        let threads = study.settings.threads
        let reach = Percentile.of(
            sorted: NearestDistances.of(held.codes, to: known.codes, threads: threads).sorted(), CodeOccupancy.within)
        let isEmpty = NearestDistances.of(draws, to: known.codes, threads: threads).map { $0 > reach }
        let empty = RowMean(perRow: isEmpty.map { $0 ? 1 : 0 }).estimate(Bootstrap(seed: seed))
        guard reach.isFinite, let empty = empty.finite else { return nil }
        occupancy = CodeOccupancy(
            divergence: known.fit.divergenceFromStandardNormal?.finite, reach: reach, empty: empty,
            codes: training.count, draws: Self.drawCount)
        codes = known.codes
        self.draws = draws
        self.isEmpty = isEmpty
    }

    /// A code of each row, drawn from its posterior where the method has one, and the moments of them all.
    private static func codes(
        of result: MethodResult, at places: [Int], using generator: inout SeededGenerator
    ) -> (codes: Matrix, fit: GaussianFit) {
        let means = result.codes.selecting(rows: places)
        guard let deviations = result.codeDeviations?.selecting(rows: places) else {
            return (means, GaussianFit(of: means))
        }
        let posterior = Posterior(means: means, standardDeviations: deviations)
        return (posterior.sample(using: &generator), GaussianFit(of: means, deviations: deviations))
    }
}
