internal import EmbeddingQuality
internal import Rows

/// The classes that the nearest neighbours in each latent space tell.
package enum Classes: Question {
    package static let id = "classes"

    package struct Finding: Codable, Sendable {
        /// The classes of the label that methods are judged by, in the label's order.
        package let classes: [ClassFinding]
        /// The number of classes that have test rows.
        package let testClasses: Int
    }

    /// One class.
    package struct ClassFinding: Codable, Sendable {
        package let name: String
        /// The number of rows of the class.
        package let rows: Int
        /// The number of test rows of the class.
        package let testRows: Int
        /// The share of its test rows whose class the neighbours tell, by the method's id.
        package let knnAccuracy: [String: Share]
    }

    /// A share with its 95 % interval.
    package struct Share: Codable, Sendable {
        package let value: Double
        package let lower: Double
        package let upper: Double
    }

    package static let definitions = [
        "rows": Definition("Rows of the class.", unit: "rows"),
        "test_rows": Definition("Test rows of the class.", unit: "rows"),
        "test_classes": Definition("Classes that have test rows.", unit: "classes"),
        "knn_accuracy": Definition(
            "Fraction of the class's test rows classified correctly by the nearest training rows in the latent "
                + "space, with Wilson's 95 % interval."),
    ]

    package static func find(in study: Study) -> Answer<Classes>? {
        guard case .categorical(let labels)? = study.data.labels else { return nil }
        let count = labels.categories.count
        let tested = study.data.split.test.map { labels.codes[$0] }.filter { $0 >= 0 }
        let right = study.methods.byID { result in
            result.measures[.knnAccuracy]?.rows.flatMap { rows in
                rows.rowCount == tested.count ? sums(of: rows.perRow, by: tested, count: count) : nil
            }
        }
        let ones = [Double](repeating: 1, count: tested.count)
        let testRows = sums(of: ones, by: tested, count: count)
        let known = labels.codes.filter { $0 >= 0 }
        let rows = sums(of: [Double](repeating: 1, count: known.count), by: known, count: count)
        let classes = labels.categories.indices.map { code in
            ClassFinding(
                name: labels.categories[code], rows: Int(rows[code]), testRows: Int(testRows[code]),
                knnAccuracy: testRows[code] > 0 ? right.mapValues { Share($0[code], of: testRows[code]) } : [:])
        }
        return Answer(Finding(classes: classes, testClasses: classes.count { $0.testRows > 0 }))
    }

    private static func sums(of values: [Double], by codes: [Int], count: Int) -> [Double] {
        var sums = [Double](repeating: 0, count: count)
        for (code, value) in zip(codes, values) { sums[code] += value }
        return sums
    }
}

extension Classes.Share {
    /// A share with Wilson's 95 % interval.
    init(_ right: Double, of all: Double) {
        let z = 1.959_963_984_540_054
        let share = right / all
        let middle = share + z * z / (2 * all)
        let half = z * (share * (1 - share) / all + z * z / (4 * all * all)).squareRoot()
        let scale = 1 + z * z / all
        self.init(value: share, lower: max(0, (middle - half) / scale), upper: min(1, (middle + half) / scale))
    }
}
