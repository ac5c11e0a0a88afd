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
        let rankings = Measure.all.compactMap { ranking(by: $0, in: study) }
        guard !rankings.isEmpty else { return nil }
        let estimates = study.data.bootstrap(seed: study.settings.seed).estimates(
            of: rankings.flatMap { $0.differences.map(\.mean) })
        var next = 0
        var comparisons: [String: Comparison] = [:]
        for ranking in rankings {
            var differences: [String: Estimate] = [:]
            for (id, _) in ranking.differences {
                differences[id] = estimates[next].finite
                next += 1
            }
            comparisons[ranking.measure] = Comparison(best: ranking.best, differenceFromBest: differences)
        }
        return Answer(Finding(measures: comparisons))
    }

    /// The best method by a measure, and how far the others are from it row by row.
    private struct Ranking {
        let measure: String
        let best: String
        let differences: [(id: String, mean: RowMean)]
    }

    private static func ranking(by measure: Measure, in study: Study) -> Ranking? {
        guard let higherIsBetter = measure.higherIsBetter else { return nil }
        let measured = study.methods.filter { $0.measures[measure] != nil }
        let best = measured.max { first, second in
            let a = first.measures[measure]?.estimate.value ?? 0
            let b = second.measures[measure]?.estimate.value ?? 0
            return higherIsBetter ? a < b : a > b
        }
        guard let best else { return nil }
        let bestRows = best.measures[measure]?.rows
        return Ranking(
            measure: measure.id, best: best.id,
            differences: measured.filter { $0.id != best.id }.compactMap { result in
                guard let rows = result.measures[measure]?.rows, let bestRows, rows.rowCount == bestRows.rowCount
                else { return nil }
                return (result.id, rows.difference(from: bestRows))
            })
    }
}
