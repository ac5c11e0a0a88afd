package import EmbeddingQuality

/// The best method by each measure, and those that can't be told from it.
package enum Performance: Question {
    package static let id = "performance"

    package struct Finding: Codable, Sendable {
        /// The comparison of the methods by each measure, by the measure's key.
        package let measures: [String: Comparison]
    }

    /// A comparison of methods by one measure.
    package struct Comparison: Codable, Sendable {
        /// The id of the method with the best value.
        package let best: String
        /// The difference of each other method's value from the best one's, by its id, paired row by row; for measures
        /// that are means over rows.
        package let differenceFromBest: [String: Estimate]

        /// The ids of the methods whose paired interval includes no difference.
        package var levelWithBest: Set<String> {
            Set(differenceFromBest.filter { $0.value.lower <= 0 && $0.value.upper >= 0 }.keys)
        }
    }

    package static let definitions = [
        "difference_from_best": Definition(
            "A method's value minus the best method's, mean over test rows, with the 95 % interval of a paired "
                + "bootstrap.",
            unit: "as the measure")
    ]

    package static func find(in study: Study) -> Answer<Performance>? {
        var comparisons: [String: Comparison] = [:]
        for measure in Measure.all { comparisons[measure.id] = comparison(by: measure, in: study) }
        return comparisons.isEmpty ? nil : Answer(Finding(measures: comparisons))
    }

    private static func comparison(by measure: Measure, in study: Study) -> Comparison? {
        guard let higherIsBetter = measure.higherIsBetter else { return nil }
        let measured = study.methods.filter { $0.measures[measure] != nil }
        let best = measured.max { first, second in
            let a = first.measures[measure]?.estimate.value ?? 0
            let b = second.measures[measure]?.estimate.value ?? 0
            return higherIsBetter ? a < b : a > b
        }
        guard let best else { return nil }
        return Comparison(
            best: best.id,
            differenceFromBest: measured.filter { $0.id != best.id }.byID { result in
                guard let rows = result.measures[measure]?.rows, let bestRows = best.measures[measure]?.rows,
                    rows.rowCount == bestRows.rowCount
                else { return nil }
                return rows.difference(from: bestRows).estimate(study.data.bootstrap(seed: study.settings.seed)).finite
            })
    }
}
