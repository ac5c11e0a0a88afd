package import Core
package import EmbeddingQuality
package import Methods
internal import Rows

/// The rows that methods decode between two codes: how near they come to real ones, and to those that were held out between.
package enum Interpolation: Question {
    package static let id = "interpolation"

    package struct Finding: Codable, Sendable {
        /// The rule by which the rows at the ends were chosen, as the end of a sentence.
        package let choice: String
        /// The pairs of rows that ways run between.
        package let pairs: Int
        /// The codes that are decoded on each way, its ends among them where these are test rows.
        package let steps: Int
        /// The distance of the steps from real rows; nil where a range of a label was held out.
        package let realness: Realness?
        /// The rows that are decoded in a range of a label that no training row has; nil where none was held out.
        package let heldOut: HeldOut?
        /// The way that is shown between two typical test rows; nil where a range of a label was held out.
        package let example: Example?
        /// The gain over a blend that is too small to matter.
        package let margin: Double
        /// The outcome for what lies between a VAE's codes; nil without a method that follows the prior.
        package let outcome: ClaimOutcome?
    }

    /// The test rows at both ends of the way that is shown.
    package struct Example: Codable, Sendable {
        /// Their places among the test rows, counted from 0.
        package let firstRow: Int
        package let lastRow: Int
        /// The rule by which they were chosen, as the end of a sentence.
        package let choice: String
    }

    /// The distance of decoded steps from the nearest test rows.
    package struct Realness: Codable, Sendable {
        /// The test rows that steps are compared with.
        package let comparedRows: Int
        /// The median distance of these from the nearest other one.
        package let usualDistance: Double
        package let ways: [Way]

        /// The ways of a method.
        package func way(of method: Method, _ route: Route = .line) -> Way? {
            ways.first { $0.method == method.rawValue && $0.route == route }
        }
    }

    /// One method's ways between all pairs.
    package struct Way: Codable, Sendable {
        /// The method's id.
        package let method: String
        package let route: Route
        /// The distance of the steps between the ends from the nearest test row, by the usual distance.
        package let nearestDistance: Estimate
        /// The same of the farthest step of each way, the mean over ways.
        package let farthestStep: Double
        /// The same of each step, the ends included, the mean over ways: `[steps]`.
        package let distanceByStep: [Double]
        /// The share by which the steps are nearer to test rows than a blend of the two decoded ends; nil of a linear method,
        /// whose steps are that blend.
        package let nearerThanBlend: Estimate?
    }

    /// The rows that are decoded where others were held out.
    package struct HeldOut: Codable, Sendable {
        /// The label's name, and its unit where the file states one.
        package let label: String
        package let unit: String?
        /// The smallest and the largest label of the test rows.
        package let from: Double
        package let to: Double
        /// The mean labels of the training rows at both ends.
        package let lowEnd: Double
        package let highEnd: Double
        /// The test rows that are compared with.
        package let rows: Int
        /// The difference of labels up to which a test row counts as one of a step's label.
        package let tolerance: Double
        /// The labels of the steps: `[steps]`.
        package let labels: [Double]
        /// The methods' ways and the blend of the ends.
        package let ways: [HeldOutWay]

        /// The ways of a method, or of the blend for nil.
        package func way(of method: Method?, _ route: Route = .line) -> HeldOutWay? {
            ways.first { $0.method == (method?.rawValue ?? blendName) && $0.route == route }
        }
    }

    /// One method's decoded steps against the rows that were held out.
    package struct HeldOutWay: Codable, Sendable {
        /// The method's id, or "blend".
        package let method: String
        package let route: Route
        package let mse: Estimate
        /// The structural similarity; nil for tables.
        package let ssim: Estimate?
        /// `[steps]`.
        package let mseByStep: [Double]
        /// The share by which the error is lower than the blend's; nil of the blend.
        package let mseBelowBlend: Estimate?
    }

    package struct Illustration: Sendable {
        /// The rows at the ends of the way that is shown, `[2, features]`.
        package let ends: Matrix
        /// The real rows nearest the labels of the steps, `[steps, features]`; nil where nothing was held out.
        package let truth: Matrix?
        /// The rows between, `[steps, features]`, by the method that decodes them, nil for the blend of the ends.
        package let shown: [(method: Method?, route: Route, rows: Matrix)]
    }

    /// The key of the value-by-value blend of the ends.
    package static let blendName = "blend"

    package static func find(in study: Study) throws -> Answer<Interpolation>? {
        if let gap = HeldOutRange(study.data), let rows = study.rows {
            return try HeldOutDecoding(study, gap: gap, rows: rows).answer()
        }
        return try RealnessMeasurement(study)?.answer()
    }

    /// The outcome for what lies between the codes of the first method that follows the prior; nil without one.
    ///
    /// - Parameters:
    ///   - study: The methods, of which one that has collapsed to the prior decides nothing.
    ///   - pairs: The number of pairs.
    ///   - gain: What a method's straight ways gain over the control.
    /// - Returns: The outcome.
    static func outcome(in study: Study, pairs: Int, gain: (Method) -> Estimate?) -> ClaimOutcome? {
        guard let result = study.methods.first(where: { $0.method.followsPrior && $0.method.decodes }) else {
            return nil
        }
        if let use = result.latentUse, use.active.isEmpty { return .undecided }
        return outcome(gain(result.method), pairs: pairs, margin: study.settings.margin)
    }

    /// The outcome that a gain over the control decides, where it is of enough pairs and not too small to matter.
    static func outcome(_ gain: Estimate?, pairs: Int, margin: Double) -> ClaimOutcome {
        guard let gain, pairs >= RatioInterval.leastUnits, abs(gain.value) > margin else { return .undecided }
        return gain.lower > 0 ? .holds : gain.upper < 0 ? .fails : .undecided
    }
}
