internal import Core
internal import Rows

/// The test rows that are reconstructed best, middling and worst: on average over the methods, and by each method.
package enum Examples: Question {
    package static let id = "examples"

    package struct Finding: Codable, Sendable {
        package let best: [Example]
        package let median: [Example]
        package let worst: [Example]
        /// The best, the median and the worst row of each method, by its id.
        package let byMethod: [String: Ranked]

        package var all: [Example] { best + median + worst }
    }

    /// One test row.
    package struct Example: Codable, Sendable {
        /// Its place among the test rows, counted from 0.
        package let testRow: Int
        /// Its squared error, the mean over features, by the method's id.
        package let mse: [String: Double]
    }

    /// Rows at three ranks of one method's errors.
    package struct Ranked: Codable, Sendable {
        package let best: Example
        package let typical: Example
        package let worst: Example

        package var all: [Example] { [best, typical, worst] }
    }

    package static let definitions = [
        "test_row": Definition("A test row's place among the test rows, counted from 0."),
        "mse": Definition("Squared error of the row, mean over features.", unit: Measure.squaredUnit),
    ]

    private static let exampleCount = 4

    package static func find(in study: Study) -> Answer<Examples>? {
        let methods = study.decoding
        guard !methods.isEmpty else { return nil }
        let test = study.data.split.test
        let rowErrors = methods.compactMap(\.rowErrors)
        let errors = test.map { row in rowErrors.reduce(0) { $0 + $1[row] } / Double(rowErrors.count) }
        let order = ranked(errors)
        func example(_ place: Int) -> Example {
            Example(testRow: place, mse: methods.byID { $0.rowErrors?[test[place]].finite })
        }
        let own = methods.byID { result -> Ranked? in
            guard let errors = study.testErrors(of: result), errors.count >= 3 else { return nil }
            let order = ranked(errors)
            return Ranked(
                best: example(order[0]), typical: example(order[order.count / 2]),
                worst: example(order[order.count - 1]))
        }
        let count = min(exampleCount, order.count / 3)
        guard count > 0 else {
            return Answer(Finding(best: order.map(example), median: [], worst: [], byMethod: own))
        }
        let middle = (order.count - count) / 2
        return Answer(
            Finding(
                best: order.prefix(count).map(example), median: order[middle..<middle + count].map(example),
                worst: order.suffix(count).map(example), byMethod: own))
    }

    /// The places of the rows from the least error to the largest; what is no number comes last.
    private static func ranked(_ errors: [Double]) -> [Int] {
        func key(_ place: Int) -> (Double, Int) { (errors[place].isNaN ? .infinity : errors[place], place) }
        return errors.indices.sorted { key($0) < key($1) }
    }
}
