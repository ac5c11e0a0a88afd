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
        /// Bytes' own range, of whole numbers that are kept as floating-point numbers.
        case wholeNumbers = "whole_numbers"
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
