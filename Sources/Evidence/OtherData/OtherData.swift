internal import Comparison
package import Core
package import EmbeddingQuality
internal import Methods

/// The rows that methods can tell from their own: by the error of reconstruction, and by the likelihood.
package enum OtherData: Question {
    package static let id = "other_data"

    package struct Finding: Codable, Sendable {
        /// The test rows that foreign rows are held against.
        package let rows: Int
        /// The independent test rows among them, or groups of rows.
        package let units: Int
        /// The number of them that a conclusion needs.
        package let leastUnits: Int
        /// The area of a score that tells nothing.
        package let chance: Double
        /// The area from which rows count as told apart.
        package let threshold: Double
        /// The id of the method whose errors are shown: the best network by the validation rows, or else what decodes.
        package let method: String
        /// The method's errors of the test rows.
        package let own: Errors
        package let kinds: [Foreign]
        /// The claim that a network works only on data like its own; nil without a network.
        package let claim: ClaimOutcome?

        /// The kind that the method tells apart least.
        package var hardest: Foreign? {
            kinds.filter { $0.aurocByError[method] != nil }
                .min { ($0.aurocByError[method]?.value ?? 1) < ($1.aurocByError[method]?.value ?? 1) }
        }
    }

    /// The areas that methods reach on one kind of foreign rows.
    package struct Foreign: Codable, Sendable {
        package let kind: ForeignKind
        /// The name of the file of a probe.
        package let name: String?
        /// The foreign rows that were looked at.
        package let rows: Int
        /// The area of the reconstruction error, by the method's id.
        package let aurocByError: [String: Estimate]
        /// The area of minus the log-likelihood, or of minus its bound, by the id of each method that has one.
        package let aurocByLikelihood: [String: Estimate]
        /// The ids of the methods whose likelihood says otherwise than their error.
        package let likelihoodDisagrees: [String]
        /// True if the rows are known to be foreign, or some score of some method says so.
        package let isEstablished: Bool
        /// The method's errors of these rows.
        package let errors: Errors
    }

    /// The errors of rows by one method.
    package struct Errors: Codable, Sendable {
        package let lowerQuartile: Double
        package let medianMse: Double
        package let upperQuartile: Double
        /// The rows of the smallest errors, ascending.
        package let smallest: [Example]
        /// The rows of the largest errors, ascending.
        package let largest: [Example]
    }

    /// One row.
    package struct Example: Codable, Sendable {
        package let row: Int
        package let mse: Double
        /// The share of the test rows whose error is smaller.
        package let ownShareBelow: Double
    }

    package struct Illustration: Sendable {
        /// The test rows of the smallest errors, then those of the largest, `[examples, features]`.
        package let own: Pictures
        /// The same of each kind of foreign rows.
        package let kinds: [Pictures]
    }

    /// Rows with their reconstructions.
    package struct Pictures: Sendable {
        /// `[examples, features]`, scaled.
        package let rows: Matrix
        /// `[examples, features]`, by the method whose errors are shown.
        package let reconstructions: Matrix
    }

    /// A common bound of acceptable discrimination (Hosmer, Lemeshow and Sturdivant, 2013, 5.2.4).
    static let threshold = 0.7
    private static let exampleCount = 4

    package static func find(in study: Study) throws -> Answer<OtherData>? {
        let seed = study.settings.seed
        let judged = zip(study.fitted, study.methods).filter { $0.0.decoding != nil }
        let judges = judged.map(\.0)
        guard let shown = Verdict.network(in: study)?.id ?? judges.first?.method.rawValue,
            let judge = judges.first(where: { $0.method.rawValue == shown }),
            let own = OwnRows(of: study.data, seed: seed)
        else { return nil }
        var ownScores: [String: ForeignScores] = [:]
        for (method, result) in judged {
            ownScores[method.method.rawValue] = try ForeignScores(of: own, by: method, result, seed: seed)
        }
        guard let ownErrors = ownScores[shown]?.errors, ownErrors.contains(where: \.isFinite) else { return nil }
        var kinds: [Foreign] = []
        var pictures: [Pictures] = []
        for foreign in ForeignRows.all(beside: own, of: study.data, seed: seed) {
            var scores: [String: ForeignScores] = [:]
            for method in judges {
                scores[method.method.rawValue] = try ForeignScores(of: foreign.rows, by: method, seed: seed)
            }
            guard let errors = scores[shown]?.errors,
                let summary = Errors(errors, at: foreign.places, own: ownErrors)
            else { continue }
            kinds.append(
                Foreign(
                    foreign, name: foreign.kind == .probe ? study.data.probe?.name : nil, errors: summary,
                    scores: scores, against: ownScores, own))
            pictures.append(try Pictures(of: foreign.rows, errors, by: judge))
        }
        guard !kinds.isEmpty, let ownSummary = Errors(ownErrors, at: own.places, own: ownErrors) else { return nil }
        let isNetwork = study.networks.contains { $0.id == shown }
        return Answer(
            Finding(
                rows: own.places.count, units: own.unitCount, leastUnits: RatioInterval.leastUnits, chance: 0.5,
                threshold: threshold, method: shown, own: ownSummary, kinds: kinds,
                claim: isNetwork ? outcome(of: kinds, by: shown, units: own.unitCount) : nil),
            illustration: Illustration(own: try Pictures(of: own.rows, ownErrors, by: judge), kinds: pictures))
    }

    /// The claim that a network works only on data like its own, by what its errors tell apart.
    static func outcome(of kinds: [Foreign], by network: String, units: Int) -> ClaimOutcome {
        let areas = kinds.map { $0.aurocByError[network] }
        guard units >= RatioInterval.leastUnits, !areas.contains(nil) else { return .undecided }
        let known = zip(kinds, areas).compactMap { kind, area in area.map { (kind, $0) } }
        if known.allSatisfy({ $0.1.lower > threshold }) { return .holds }
        return known.contains { $0.0.isEstablished && $0.1.upper < threshold } ? .fails : .undecided
    }

    /// The places of the rows that are shown: those of the smallest errors, then those of the largest, ascending.
    fileprivate static func examples(of errors: [Double]) -> (smallest: [Int], largest: [Int]) {
        let order = errors.indices.filter { errors[$0].isFinite }.sorted { (errors[$0], $0) < (errors[$1], $1) }
        let count = min(exampleCount, order.count / 2)
        return (Array(order.prefix(count)), Array(order.suffix(count)))
    }
}

extension OtherData.Errors {
    /// The errors of rows; nil where none is a number.
    ///
    /// - Parameters:
    ///   - errors: `[rows]`.
    ///   - places: The number of each row by which it is named.
    ///   - own: The errors of the test rows.
    fileprivate init?(_ errors: [Double], at places: [Int], own: [Double]) {
        let sorted = errors.filter(\.isFinite).sorted()
        guard !sorted.isEmpty else { return nil }
        func example(_ index: Int) -> OtherData.Example {
            OtherData.Example(
                row: places[index], mse: errors[index],
                ownShareBelow: Double(own.count { $0 < errors[index] }) / Double(own.count))
        }
        let chosen = OtherData.examples(of: errors)
        lowerQuartile = Percentile.of(sorted: sorted, 0.25)
        medianMse = Percentile.of(sorted: sorted, 0.5)
        upperQuartile = Percentile.of(sorted: sorted, 0.75)
        smallest = chosen.smallest.map(example)
        largest = chosen.largest.map(example)
    }
}

extension OtherData.Pictures {
    /// The rows that are shown of some, with their reconstructions.
    fileprivate init(of rows: Matrix, _ errors: [Double], by method: FittedMethod) throws {
        let chosen = OtherData.examples(of: errors)
        self.rows = rows.selecting(rows: chosen.smallest + chosen.largest)
        guard let decoding = method.decoding, self.rows.rows > 0 else {
            reconstructions = Matrix(rows: 0, columns: rows.columns)
            return
        }
        reconstructions = try decoding.decode(decoding.encode(self.rows))
    }
}
