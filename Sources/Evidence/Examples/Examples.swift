internal import Rows

/// The test rows that are reconstructed best, middling and worst, on average over the methods.
package enum Examples: Question {
    package static let id = "examples"

    package struct Finding: Codable, Sendable {
        package let best: [Example]
        package let median: [Example]
        package let worst: [Example]

        package var all: [Example] { best + median + worst }
    }

    /// One test row.
    package struct Example: Codable, Sendable {
        /// Its place among the test rows, counted from 0.
        package let testRow: Int
        /// Its squared error, the mean over features, by the method's id.
        package let mse: [String: Double]
    }

    package static let definitions = [
        "test_row": Definition("A test row's place among the test rows, counted from 0."),
        "mse": Definition("The row's squared error, its mean over features.", unit: Measure.squaredUnit),
    ]

    private static let exampleCount = 4

    package static func find(in study: Study) -> Answer<Examples>? {
        let methods = study.decoding
        guard !methods.isEmpty else { return nil }
        let test = study.data.split.test
        let rowErrors = methods.compactMap(\.rowErrors)
        let errors = test.map { row in rowErrors.reduce(0) { $0 + $1[row] } / Double(rowErrors.count) }
        let order = errors.indices.sorted { (errors[$0], $0) < (errors[$1], $1) }
        func examples(_ places: some Sequence<Int>) -> [Example] {
            places.map { place in
                Example(testRow: place, mse: methods.byID { $0.rowErrors?[test[place]].finite })
            }
        }
        let count = min(exampleCount, order.count / 3)
        guard count > 0 else { return Answer(Finding(best: examples(order), median: [], worst: [])) }
        let middle = (order.count - count) / 2
        return Answer(
            Finding(
                best: examples(order.prefix(count)), median: examples(order[middle..<middle + count]),
                worst: examples(order.suffix(count))))
    }
}
