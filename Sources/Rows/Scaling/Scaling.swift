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
    /// The bounds that values are held within; nil where they are taken as they are.
    package let clipping: Clipping?

    package init(kind: Kind, sentence: String, substitutes: [Double]? = nil, clipping: Clipping? = nil) {
        self.kind = kind
        self.sentence = sentence
        self.substitutes = substitutes
        self.clipping = clipping
    }

    /// Chooses the scaling of a data set from its training rows.
    ///
    /// - Parameters:
    ///   - dataset: The data.
    ///   - trainingRows: Which of its rows methods learn from.
    ///   - rule: The way in which the user wants them scaled.
    ///   - asCounts: Whether the features are counts as they were counted, whose logarithms are scaled.
    ///   - clipping: The bounds of the features of a table; nil to take values as they are.
    /// - Returns: The scaling.
    /// - Throws: `DatasetError` when a column has values too large to be scaled, or such as the rule or counts can't have.
    /// - Complexity: Two passes over the elements of the training rows.
    package static func fit(
        _ dataset: Dataset, trainingRows: [Int], rule: ScalingRule = .auto, asCounts: Bool = false,
        clipping: Clipping? = nil
    ) throws(DatasetError) -> Scaling {
        precondition(!trainingRows.isEmpty, "no rows to fit the scaling on")
        if asCounts { try requireCounts(dataset, rule: rule) }
        guard dataset.imageShape == nil else { return try ranging(dataset, trainingRows, rule: rule) }
        func standardised(_ way: ColumnScaling) throws(DatasetError) -> Scaling {
            try standardising(dataset, trainingRows, way, rule: rule, clipping: clipping)
        }
        if asCounts { return try standardised(.counts) }
        switch rule {
        case .auto: return try standardised(dataset.isLogCounts ? .centred : .standardised)
        case .standard: return try standardised(.standardised)
        case .center: return try standardised(.centred)
        case .log1p:
            // Logarithms have been taken of counts as they were read.
            guard !dataset.isLogCounts else { return try standardised(.centred) }
            try requireLogarithms(dataset)
            return try standardised(.logarithmic)
        case .range: return try rangingColumns(dataset, trainingRows, clipping: clipping)
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

    /// The bounds of scaled values, `[columns]` each: what is farthest from 0 without bounds; nil where none has any.
    package func bounds(columns count: Int) -> (lower: [Float], upper: [Float])? {
        guard let clipping else { return nil }
        let (centres, spreads) = columns(count)
        precondition(clipping.lower.count == count, "bounds of \(clipping.lower.count) features")
        let most = Float.greatestFiniteMagnitude
        func scaled(_ bounds: [Double]) -> [Float] {
            // As values are scaled, so that a bound is what a value there becomes.
            bounds.indices.map { min(max(Float((bounds[$0] - centres[$0]) * (1 / spreads[$0])), -most), most) }
        }
        return (scaled(clipping.lower), scaled(clipping.upper))
    }
}
