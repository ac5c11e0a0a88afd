package import EmbeddingQuality
internal import Methods
internal import Rows

/// Predictions of each label by the neighbours in each latent space.
package enum LabelPrediction: Question {
    package static let id = "labels"

    package struct Finding: Codable, Sendable {
        /// Each label, the one that methods are judged by first.
        package let labels: [LabelFinding]
    }

    /// The finding about one label.
    package struct LabelFinding: Codable, Sendable {
        package let name: String
        /// The key of the measure, `knn_accuracy` of classes and `knn_r2` of numbers.
        package let measure: String
        /// The measure's value by the method's id; methods that it can't be taken of are left out.
        package let test: [String: Estimate]
        /// The numbers of rows of the largest and of the smallest class; nil of numbers.
        package let mostRows: Int?
        package let fewestRows: Int?
        /// The number of classes; nil of numbers.
        package let classes: Int?
        /// True if some numbers are such outliers that ranks were predicted instead; nil of classes.
        package let areRanks: Bool?
    }

    /// The measures of the labels besides the first, by the method.
    package struct Illustration: Sendable {
        package let further: [LabelResult]
    }

    package static let definitions = [
        "test": Definition(
            "The named measure over the labelled test rows, with its 95 % bootstrap interval.",
            unit: "as the measure"),
        "most_rows": Definition("Rows of the largest class.", unit: "rows"),
        "fewest_rows": Definition("Rows of the smallest class.", unit: "rows"),
        "are_ranks": Definition(
            "True if ranks of the label were predicted because some values lie more than \(Int(LabelRanks.farOut)) "
                + "interquartile ranges beyond the quartiles."),
        "classes": Definition("Number of classes.", unit: "classes"),
    ]

    package static func find(in study: Study) throws -> Answer<LabelPrediction>? {
        guard let labels = study.data.labels else { return nil }
        let seed = study.settings.seed
        let measurement = LabelMeasurement(split: study.data.split, seed: seed)
        let bootstrap = study.data.bootstrap(seed: seed)
        let measure = measure(for: labels)
        var findings = [finding(labels, study.methods.byID { $0.measures[measure]?.estimate.finite })]
        var further: [LabelResult] = []
        for label in study.data.furtherLabels where label.role == .color {
            var measures: [Method: [Measure: MeasuredValue]] = [:]
            for result in study.methods {
                let quality = try measurement.quality(of: label.labels, codes: result.codes)
                measures[result.method] = quality.map { [$0.measure: $0.value(bootstrap)] } ?? [:]
            }
            further.append(LabelResult(label, measures: measures))
            let measure = Self.measure(for: label.labels)
            findings.append(
                finding(label.labels, study.methods.byID { measures[$0.method]?[measure]?.estimate.finite }))
        }
        return Answer(Finding(labels: findings), illustration: Illustration(further: further))
    }

    private static func measure(for labels: Labels) -> Measure {
        switch labels {
        case .categorical: .knnAccuracy
        case .continuous: .knnR2
        }
    }

    private static func finding(_ labels: Labels, _ test: [String: Estimate]) -> LabelFinding {
        var counts: [Int]?
        if case .categorical(let labels) = labels {
            var rows = [Int](repeating: 0, count: labels.categories.count)
            for code in labels.codes where code >= 0 { rows[code] += 1 }
            counts = rows
        }
        var areRanks: Bool?
        if case .continuous(let labels) = labels { areRanks = LabelRanks(labels.values).areRanks }
        return LabelFinding(
            name: labels.name, measure: measure(for: labels).id, test: test, mostRows: counts?.max(),
            fewestRows: counts?.min(), classes: counts?.count, areRanks: areRanks)
    }
}
