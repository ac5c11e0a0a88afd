internal import Core
internal import Foundation

/// The map from stored numbers to those that the methods see.
package struct Scaling: Sendable, Equatable {
    /// The source that the range of the pixel values is known from.
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
        /// Each column's ln(1 + count) is centred and divided by its standard deviation.
        case logarithmic(mean: [Double], standardDeviation: [Double])
    }

    package let kind: Kind
    /// A sentence for the reader: what is done, with the numbers.
    package let sentence: String
    /// The stored number that is put in the place of a missing one, `[featureCount]`: the mean of the training rows.
    ///
    /// Nil where none is missing.
    package let substitutes: [Double]?

    package init(kind: Kind, sentence: String, substitutes: [Double]? = nil) {
        self.kind = kind
        self.sentence = sentence
        self.substitutes = substitutes
    }

    /// Chooses the scaling of a data set from its training rows.
    ///
    /// - Parameters:
    ///   - dataset: The data.
    ///   - trainingRows: Which of its rows methods learn from.
    ///   - asCounts: Whether the features are counts as they were counted, whose logarithms are scaled.
    /// - Returns: The scaling.
    /// - Throws: `DatasetError` when a column has values too large to be scaled, or none that counts can have.
    /// - Complexity: Two passes over the elements of the training rows.
    package static func fit(
        _ dataset: Dataset, trainingRows: [Int], asCounts: Bool = false
    ) throws(DatasetError) -> Scaling {
        precondition(!trainingRows.isEmpty, "no rows to fit the scaling on")
        if asCounts { try requireCounts(dataset) }
        guard dataset.imageShape == nil else { return try ranging(dataset, trainingRows) }
        return try standardising(dataset, trainingRows, asCounts: asCounts)
    }

    /// The stored number that a scaled one stands for.
    package func stored(_ scaled: Float, column: Int) -> Double {
        switch kind {
        case .range(let low, let high, _): low + Double(scaled) * (high - low)
        case .standardised(let mean, let standardDeviation): mean[column] + Double(scaled) * standardDeviation[column]
        case .logarithmic(let mean, let standardDeviation):
            expm1(mean[column] + Double(scaled) * standardDeviation[column])
        }
    }
}

extension Scaling {
    private static func ranging(_ dataset: Dataset, _ rows: [Int]) throws(DatasetError) -> Scaling {
        let (smallest, largest) = try dataset.features.extremes(rows: rows)
        let substitutes = dataset.hasMissingValues ? try dataset.features.moments(rows: rows).mean : nil
        var remark = ""
        func scaling(_ low: Double, _ high: Double, _ source: RangeSource, _ why: String) -> Scaling {
            if low == 0, high == 1 {
                return Scaling(
                    kind: .range(low: 0, high: 1, source: source),
                    sentence: "Pixel values are between 0 and 1 already and are left as they are\(remark).",
                    substitutes: substitutes)
            }
            let what =
                low == 0 ? "divided by \(text(high))" : "mapped from \(text(low))–\(text(high)) to 0–1"
            return Scaling(
                kind: .range(low: low, high: high, source: source), sentence: "Pixel values are \(what)\(why).",
                substitutes: substitutes)
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

    private static func standardising(
        _ dataset: Dataset, _ rows: [Int], asCounts: Bool
    ) throws(DatasetError) -> Scaling {
        let columns = dataset.features.featureCount
        var (mean, deviation) = try dataset.features.moments(rows: rows, of: asCounts ? { log1p($0) } : nil)
        let substitutes = dataset.hasMissingValues ? mean : nil
        var constant = 0
        for column in 0..<columns {
            guard deviation[column].isFinite else {
                throw .unusable(
                    "Column \(column), counted from 0, of \(dataset.dataPath.escaped) in \(dataset.path.escaped) has "
                        + "values too large to be standardised. Divide it by a suitable number first.")
            }
            guard deviation[column] > 0 || mean[column] == 0 || abs(mean[column]) > 1e-150 else {
                throw .unusable(
                    "Column \(column), counted from 0, of \(dataset.dataPath.escaped) in \(dataset.path.escaped) has "
                        + "values too small to be standardised. Multiply it by a suitable number first.")
            }
            // What rounding leaves of a constant column is not a spread.
            if deviation[column] <= abs(mean[column]) * 1e-12 {
                deviation[column] = dataset.isLogCounts ? 0 : 1
                constant += 1
            }
        }
        if dataset.isLogCounts { deviation = commonDeviation(deviation) }
        return Scaling(
            kind: asCounts
                ? .logarithmic(mean: mean, standardDeviation: deviation)
                : .standardised(mean: mean, standardDeviation: deviation),
            sentence: sentence(dataset, constant: constant, trainingCount: rows.count, asCounts: asCounts),
            substitutes: substitutes)
    }

    /// One divisor for all columns: the root of their mean variance.
    ///
    /// Genes that vary more keep their greater weight.
    private static func commonDeviation(_ deviation: [Double]) -> [Double] {
        let variance = deviation.reduce(0) { $0 + $1 * $1 } / Double(max(deviation.count, 1))
        return [Double](repeating: variance > 0 ? variance.squareRoot() : 1, count: deviation.count)
    }

    private static func sentence(
        _ dataset: Dataset, constant: Int, trainingCount: Int, asCounts: Bool
    ) -> String {
        let rows = "over the \(grouped(trainingCount)) training rows"
        var sentence: String
        if dataset.isLogCounts {
            sentence =
                "Counts are scaled to add up to \(grouped(Int(FeatureMatrix.countsPerRow))) in each row and replaced by "
                + "log(1 + x) (log1p); columns are centred by their mean \(rows), and all divided by one number, the root "
                + "of their mean variance there."
        } else if asCounts {
            sentence =
                "Of each count the logarithm of 1 + count is taken, and each column of these standardised by its mean and "
                + "standard deviation \(rows)."
        } else {
            sentence = "Each column is standardised by its mean and standard deviation \(rows)."
        }
        if constant > 0 {
            let which = constant == 1 ? "1 column is" : "\(grouped(constant)) columns are"
            sentence = sentence.dropLast() + "; \(which) constant there and only centred."
        }
        return sentence
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
