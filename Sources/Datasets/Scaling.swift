internal import Foundation

/// How stored numbers become the numbers that the methods see.
package struct Scaling: Sendable, Equatable {
    /// Where the range of the pixel values is known from.
    package enum RangeSource: String, Sendable {
        /// The file's `valid_range` attribute.
        case validRange = "valid_range"
        /// The element type's own range.
        case elementType = "element_type"
        /// The largest value of the training rows.
        case largestValue = "largest_value"
        /// The values are between 0 and 1 as they are.
        case unchanged
        /// The smallest and the largest value of the training rows.
        case observed
    }

    package enum Kind: Sendable, Equatable {
        /// `low` becomes 0 and `high` becomes 1.
        case range(low: Double, high: Double, source: RangeSource)
        /// Each column is centred and divided by its standard deviation.
        case standardised(mean: [Double], standardDeviation: [Double])
    }

    package let kind: Kind
    /// What is done, with the numbers, for the reader.
    package let sentence: String

    package init(kind: Kind, sentence: String) {
        self.kind = kind
        self.sentence = sentence
    }

    /// Chooses the scaling of a data set from its training rows.
    ///
    /// - Throws: `DatasetError` when a feature of any row is infinite or no number.
    /// - Complexity: One pass over all elements to check them, two over those of the training rows.
    package static func fit(_ dataset: Dataset, trainingRows: [Int]) throws(DatasetError) -> Scaling {
        precondition(!trainingRows.isEmpty, "no rows to fit the scaling on")
        if let (count, row, column) = dataset.features.nonFinite() {
            let values = count == 1 ? "1 value that is" : "\(count) values that are"
            let name = dataset.featureNames.map { " (\($0[column].escaped))" } ?? ""
            throw .unusable(
                "\(dataset.dataPath.escaped) in \(dataset.path.escaped) has \(values) infinite or not a number, the "
                    + "first in row \(row), column \(column)\(name), both counted from 0. Fill such values in, or "
                    + "leave their rows out.")
        }
        return try dataset.imageShape == nil
            ? standardising(dataset, trainingRows) : ranging(dataset, trainingRows)
    }

    /// The stored number that a scaled one stands for.
    package func stored(_ scaled: Float, column: Int) -> Double {
        switch kind {
        case .range(let low, let high, _): low + Double(scaled) * (high - low)
        case .standardised(let mean, let standardDeviation): mean[column] + Double(scaled) * standardDeviation[column]
        }
    }
}

extension Scaling {
    private static func ranging(_ dataset: Dataset, _ rows: [Int]) -> Scaling {
        let (smallest, largest) = extremes(dataset.features, rows)
        var remark = ""
        func scaling(_ low: Double, _ high: Double, _ source: RangeSource, _ why: String) -> Scaling {
            if low == 0, high == 1 {
                return Scaling(
                    kind: .range(low: 0, high: 1, source: source),
                    sentence: "Pixel values are between 0 and 1 already and are left as they are\(remark).")
            }
            let what =
                low == 0 ? "divided by \(text(high))" : "mapped from \(text(low))–\(text(high)) to 0–1"
            return Scaling(
                kind: .range(low: low, high: high, source: source), sentence: "Pixel values are \(what)\(why).")
        }

        if let range = dataset.validRange {
            let (low, high) = (range.lowerBound, range.upperBound)
            if smallest >= low && largest <= high {
                return scaling(
                    low, high, .validRange,
                    ": the file's valid_range attribute states the range \(text(low))–\(text(high))")
            }
            remark = "; the file's valid_range attribute, \(text(low))–\(text(high)), is not true of them"
        }
        if let range = dataset.elementRange {
            if smallest >= 0, largest < range.upperBound / 4 {
                // Nothing but zeros leaves nothing to divide by.
                return scaling(
                    0, max(largest, 1), .largestValue,
                    ", the largest value in the training rows: it is under a quarter of what \(dataset.elementType) "
                        + "can hold\(remark)")
            }
            if smallest >= 0 {
                return scaling(0, range.upperBound, .elementType, ", the largest \(dataset.elementType)\(remark)")
            }
            return scaling(
                smallest, max(largest, smallest + 1), .observed, ", the range of the training rows' values\(remark)")
        }
        if smallest >= 0 && largest <= 1 {
            return scaling(0, 1, .unchanged, "")
        }
        if smallest >= 0 {
            return scaling(0, largest, .largestValue, ", the largest value in the training rows\(remark)")
        }
        let high = largest > smallest ? largest : smallest + 1
        return scaling(smallest, high, .observed, ", the range of the training rows' values\(remark)")
    }

    private static func standardising(_ dataset: Dataset, _ rows: [Int]) throws(DatasetError) -> Scaling {
        let features = dataset.features
        let columns = features.featureCount
        var mean = [Double](repeating: 0, count: columns)
        var deviation = mean
        features.forEach(rows) { column, value in mean[column] += value }
        for column in 0..<columns { mean[column] /= Double(rows.count) }
        features.forEach(rows) { column, value in
            let difference = value - mean[column]
            deviation[column] += difference * difference
        }
        var constant = 0
        for column in 0..<columns {
            deviation[column] = (deviation[column] / Double(rows.count)).squareRoot()
            guard deviation[column].isFinite else {
                throw .unusable(
                    "Column \(column), counted from 0, of \(dataset.dataPath.escaped) in \(dataset.path.escaped) has "
                        + "values too large to be standardised. Divide it by a suitable number first.")
            }
            // What rounding leaves of a constant column is not a spread.
            if deviation[column] <= abs(mean[column]) * 1e-12 {
                deviation[column] = 1
                constant += 1
            }
        }
        var sentence =
            "Each column is standardised by its mean and standard deviation over the \(grouped(rows.count)) training rows."
        if constant > 0 {
            let which = constant == 1 ? "1 column is" : "\(grouped(constant)) columns are"
            sentence = sentence.dropLast() + "; \(which) constant there and only centred."
        }
        return Scaling(kind: .standardised(mean: mean, standardDeviation: deviation), sentence: sentence)
    }

    private static func extremes(_ features: FeatureMatrix, _ rows: [Int]) -> (Double, Double) {
        var (smallest, largest) = (Double.infinity, -Double.infinity)
        features.forEach(rows) { _, value in
            smallest = min(smallest, value)
            largest = max(largest, value)
        }
        return (smallest, largest)
    }

    private static func text(_ number: Double) -> String {
        Int(exactly: number).map(String.init) ?? String(format: "%.6g", number)
    }

    private static func grouped(_ number: Int) -> String {
        var digits = String(number)
        var position = digits.count - 3
        while position > 0 {
            digits.insert(",", at: digits.index(digits.startIndex, offsetBy: position))
            position -= 3
        }
        return digits
    }
}

extension FeatureMatrix {
    /// Calls with the column and the value of each element of some rows.
    fileprivate func forEach(_ rows: [Int], _ body: (_ column: Int, _ value: Double) -> Void) {
        switch storage {
        case .uint8(let elements): forEach(rows, elements.span, { Double($0) }, body)
        case .float32(let elements): forEach(rows, elements.span, { Double($0) }, body)
        case .float64(let elements): forEach(rows, elements.span, { $0 }, body)
        }
    }

    @inline(__always)
    private func forEach<Element>(
        _ rows: [Int], _ elements: Span<Element>, _ convert: (Element) -> Double,
        _ body: (_ column: Int, _ value: Double) -> Void
    ) {
        for row in rows {
            let start = row * featureCount
            for column in 0..<featureCount { body(column, convert(elements[start + column])) }
        }
    }
}
