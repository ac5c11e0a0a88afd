/// The preparation of a file's rows for a model.
package struct ModelPreparation: Sendable, Equatable {
    /// The columns of a file that are used.
    package struct Columns: Sendable, Equatable {
        /// The numbers of the columns, ascending.
        package let numbers: [Int]
        /// The number of the file's columns.
        package let storedCount: Int

        /// - Precondition: Numbers of a file's columns, ascending.
        package init(_ numbers: [Int], storedCount: Int) {
            precondition(zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }, "ascending columns")
            precondition((numbers.last ?? -1) < storedCount && numbers.first ?? 0 >= 0, "columns of \(storedCount)")
            self.numbers = numbers
            self.storedCount = storedCount
        }
    }

    package var columns: Columns?
    /// True if rows are counts, scaled to add up to 10,000 and replaced by log(1 + x), over all columns of the file.
    package var isLogCounts: Bool

    /// The value of the files' metadata for such rows.
    static let logCounts = "log1p of counts scaled to 10000 a row"

    package init(columns: Columns? = nil, isLogCounts: Bool = false) {
        self.columns = columns
        self.isLogCounts = isLogCounts
    }
}

extension ModelPreparation.Columns {
    /// The numbers as runs: "0-3,5".
    var text: String {
        var runs: [ClosedRange<Int>] = []
        for number in numbers {
            if let last = runs.last, last.upperBound == number - 1 {
                runs[runs.count - 1] = last.lowerBound...number
            } else {
                runs.append(number...number)
            }
        }
        return runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
            .joined(separator: ",")
    }

    /// Reads runs; nil where they are not ascending columns of `storedCount`, `count` of them where that is known.
    init?(_ text: String, storedCount: Int, count known: Int? = nil) {
        let count = known ?? storedCount
        var numbers: [Int] = []
        for run in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = run.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
            guard let low = ends.first ?? nil, let high = ends.last ?? nil, ends.count <= 2,
                low > numbers.last ?? -1, low <= high, high < storedCount, high - low < count - numbers.count
            else { return nil }
            numbers += low...high
        }
        guard known.map({ $0 == numbers.count }) ?? !numbers.isEmpty else { return nil }
        self.init(numbers, storedCount: storedCount)
    }
}
