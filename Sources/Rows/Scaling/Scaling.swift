internal import Foundation

/// The map from stored numbers to those that the methods see.
package struct Scaling: Sendable, Equatable {
    /// The source that the range of the pixel values is known from.
    package enum RangeSource: String, Sendable {
        /// The file's `valid_range` attribute.
        case validRange = "valid_range"
        /// The element type's own range.
        case elementType = "element_type"
        /// Bytes' own range, of whole numbers that are kept as floating-point numbers.
        case wholeNumbers = "whole_numbers"
        /// The largest value of the training rows.
        case largestValue = "largest_value"
        /// The values are between 0 and 1 as they are, or meant to stay what they are.
        case unchanged
        /// The smallest and the largest value of the training rows.
        case observed
    }

    package enum Kind: Sendable, Equatable {
        /// `low` becomes 0 and `high` becomes 1.
        case range(low: Double, high: Double, source: RangeSource)
        /// Each column's own `low` becomes 0 and its `high` becomes 1.
        case ranges(low: [Double], high: [Double])
        /// Each column is centred and divided by its standard deviation, or one number that stands for all.
        case standardised(mean: [Double], standardDeviation: [Double])
        /// The same is done to each column's ln(1 + x).
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
    ///   - rule: The way in which the user wants them scaled.
    ///   - asCounts: Whether the features are counts as they were counted, whose logarithms are scaled.
    /// - Returns: The scaling.
    /// - Throws: `DatasetError` when a column has values too large to be scaled, or such as the rule or counts can't have.
    /// - Complexity: Two passes over the elements of the training rows.
    package static func fit(
        _ dataset: Dataset, trainingRows: [Int], rule: ScalingRule = .auto, asCounts: Bool = false
    ) throws(DatasetError) -> Scaling {
        precondition(!trainingRows.isEmpty, "no rows to fit the scaling on")
        if asCounts { try requireCounts(dataset, rule: rule) }
        guard dataset.imageShape == nil else { return try ranging(dataset, trainingRows, rule: rule) }
        if asCounts { return try standardising(dataset, trainingRows, .counts, rule: rule) }
        switch rule {
        case .auto where dataset.isLogCounts: return try standardising(dataset, trainingRows, .centred, rule: rule)
        case .auto, .standard: return try standardising(dataset, trainingRows, .standardised, rule: rule)
        case .center: return try standardising(dataset, trainingRows, .centred, rule: rule)
        case .log1p:
            // Logarithms have been taken of counts as they were read.
            let isTaken = dataset.isLogCounts
            if !isTaken { try requireLogarithms(dataset) }
            return try standardising(dataset, trainingRows, isTaken ? .centred : .logarithmic, rule: rule)
        case .range: return try rangingColumns(dataset, trainingRows)
        case .none: return try unchanged(dataset, trainingRows)
        }
    }

    /// The stored number that a scaled one stands for.
    package func stored(_ scaled: Float, column: Int) -> Double {
        let value =
            switch kind {
            case .range(let low, let high, _): low + Double(scaled) * (high - low)
            case .ranges(let low, let high): low[column] + Double(scaled) * (high[column] - low[column])
            case .standardised(let mean, let deviation), .logarithmic(let mean, let deviation):
                mean[column] + Double(scaled) * deviation[column]
            }
        return isLogarithmic ? expm1(value) : value
    }

    /// True if ln(1 + x) is taken of each value before it is scaled.
    package var isLogarithmic: Bool { if case .logarithmic = kind { true } else { false } }

    /// The value of each column that becomes 0, and the difference from it that becomes 1: `[columns]` each.
    ///
    /// - Precondition: The scaling is of so many columns.
    package func columns(_ count: Int) -> (centres: [Double], spreads: [Double]) {
        let (centres, spreads) =
            switch kind {
            case .range(let low, let high, _):
                ([Double](repeating: low, count: count), [Double](repeating: high - low, count: count))
            case .ranges(let low, let high): (low, zip(high, low).map { $0 - $1 })
            case .standardised(let mean, let deviation), .logarithmic(let mean, let deviation): (mean, deviation)
            }
        precondition(centres.count == count && spreads.count == count, "a scaling for \(centres.count) columns")
        return (centres, spreads)
    }
}
