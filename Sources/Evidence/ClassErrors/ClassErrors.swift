internal import Core
package import EmbeddingQuality
internal import Rows

/// The error of each method by class: which classes are reconstructed worst, and where one method gains most on another.
package enum ClassErrors: Question {
    package static let id = "class_errors"

    package struct Finding: Codable, Sendable {
        /// The classes with enough test rows, from the largest error to the smallest, the mean over the methods.
        package let classes: [ClassError]
        /// The classes that have test rows, but too few.
        package let smallClasses: Int
        /// The share of the variance of each method's errors that lies between these classes, by the method's id.
        package let shareBetweenClasses: [String: Double]
    }

    /// One class.
    package struct ClassError: Codable, Sendable {
        package let name: String
        package let testRows: Int
        /// The mean squared error on its test rows, by the method's id.
        package let mse: [String: Estimate]
    }

    package static let definitions = [
        "test_rows": Definition("Test rows of the class.", unit: "rows"),
        "mse": Definition("Mean squared error on the test rows of the class.", unit: Measure.squaredUnit),
        "small_classes": Definition(
            "Classes omitted because they have fewer than \(fewestRows) test rows, or groups of "
                + "them.", unit: "classes"),
        "share_between_classes": Definition(
            "Share of the variance of the test rows' squared errors between classes (η², sum of squares between "
                + "classes / total)."
        ),
    ]

    /// Classes with fewer test rows, or groups of them, are left out.
    static let fewestRows = 5

    package static func find(in study: Study) -> Answer<ClassErrors>? {
        guard case .categorical(let labels)? = study.data.labels else { return nil }
        let methods = study.decoding
        let codes = study.data.split.test.map { labels.codes[$0] }
        let groups = study.data.testGroups ?? Array(codes.indices)
        var places = [[Int]](repeating: [], count: labels.categories.count)
        for (place, code) in codes.enumerated() where places.indices.contains(code) { places[code].append(place) }
        let large = places.indices.filter { code in Set(places[code].map { groups[$0] }).count >= fewestRows }
        guard large.count > 1, !methods.isEmpty else { return nil }
        let bootstrap = study.data.bootstrap(seed: study.settings.seed)
        let errors = methods.byID { study.testErrors(of: $0)?.finite }
        guard !errors.isEmpty else { return nil }
        let classes = large.map { code in
            ClassError(
                name: labels.categories[code], testRows: places[code].count,
                mse: errors.compactMapValues { errors in
                    RowMean(perRow: places[code].map { errors[$0] }, places: places[code]).estimate(bootstrap).finite
                })
        }
        func mean(_ one: ClassError) -> Double {
            one.mse.keys.sorted().reduce(0.0) { $0 + (one.mse[$1]?.value ?? 0) } / Double(max(1, one.mse.count))
        }
        let sorted = classes.enumerated().sorted { (-mean($0.element), $0.offset) < (-mean($1.element), $1.offset) }
        return Answer(
            Finding(
                classes: sorted.map(\.element),
                smallClasses: places.indices.count { !places[$0].isEmpty && !large.contains($0) },
                shareBetweenClasses: errors.compactMapValues { errors in
                    shareBetween(large.map { code in places[code].map { errors[$0] } })
                }))
    }

    /// The sum of squares between groups of numbers by the whole; nil where all are the same.
    static func shareBetween(_ groups: [[Double]]) -> Double? {
        let all = groups.flatMap { $0 }
        let mean = all.reduce(0, +) / Double(max(1, all.count))
        let whole = all.reduce(0.0) { $0 + ($1 - mean) * ($1 - mean) }
        guard whole > 0, whole.isFinite else { return nil }
        let between = groups.filter { !$0.isEmpty }.reduce(0.0) { sum, group in
            let own = group.reduce(0, +) / Double(group.count)
            return sum + Double(group.count) * (own - mean) * (own - mean)
        }
        return min(1, between / whole)
    }
}
