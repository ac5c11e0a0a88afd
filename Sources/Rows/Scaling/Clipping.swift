internal import Core

/// The bounds that the features of a table are held within, so that a few odd values rule neither what is learned nor how it is
/// judged.
///
/// A feature's bounds lie a few times as far from its median as the central 95 % of its values in the training rows reach, on the
/// side where they reach farther: at 5.9 standard deviations of normal values, and beyond 99.7 % of those of a t distribution of 3
/// degrees of freedom. A feature that has one value in a quarter of the rows or more, as many are zero or binary, has no bounds;
/// one that is the same in all training rows is held at that value, since there is no unit for others.
package struct Clipping: Sendable, Equatable {
    /// The smallest value of each feature, in the unit of the file: `[features]`; −∞ without bounds.
    package let lower: [Double]
    /// The largest value of each feature: `[features]`; ∞ without bounds.
    package let upper: [Double]
    /// The number of values that lay beyond.
    package let valueCount: Int
    /// The number of rows that had some.
    package let rowCount: Int
    /// The number of features that had some.
    package let featureCount: Int

    /// The distance of the bounds from the median, as a multiple of that of the central values.
    package static let reach = 3.0
    /// The share of the values that is central.
    package static let centralShare = 0.95
    /// The share of rows with the same value from which a feature has no bounds.
    package static let largestSameShare = 0.25
    /// The number of training rows, about, that bounds are found from.
    static let sampleRows = 2_000

    /// Bounds with what lay beyond them.
    package init(lower: [Double], upper: [Double], valueCount: Int, rowCount: Int, featureCount: Int) {
        precondition(lower.count == upper.count, "\(lower.count) lower and \(upper.count) upper bounds")
        self.lower = lower
        self.upper = upper
        self.valueCount = valueCount
        self.rowCount = rowCount
        self.featureCount = featureCount
    }

    /// Bounds of a data set, from its training rows.
    ///
    /// - Parameters:
    ///   - dataset: The data.
    ///   - trainingRows: Which of its rows methods learn from.
    ///   - rows: The rows that are used at all, among which those beyond are counted.
    ///   - rule: The way in which they are going to be scaled.
    /// - Returns: The bounds; nil of anything but tables, of sparse rows and counts, and where no value lies beyond.
    /// - Throws: `DatasetError` where rows can't be fetched.
    /// - Complexity: One pass over the elements of `rows`, one over those of the training rows where some features seem constant, and
    ///   one over those of a sample of these; rows that are not in memory are fetched again for each 32 MB of the sample.
    package static func fit(
        _ dataset: Dataset, trainingRows: [Int], rows: [Int], rule: ScalingRule
    ) throws(DatasetError) -> Clipping? {
        guard dataset.imageShape == nil, dataset.seriesShape == nil, !dataset.isLogCounts, !dataset.features.isSparse,
            [.auto, .range, .standard, .center].contains(rule)
        else { return nil }
        var bounds = try FeatureBounds(dataset.features, trainingRows: trainingRows)
        try bounds.holdConstants(of: dataset.features, trainingRows: trainingRows)
        return try bounds.clipping(dataset.features, rows: rows)
    }

    /// A value held within the bounds of its feature.
    func clipped(_ value: Double, feature: Int) -> Double { min(max(value, lower[feature]), upper[feature]) }
}

extension Clipping {
    /// A sentence for the reader: how many values were clipped, and where.
    package var sentence: String {
        func text(_ count: Int, _ word: String) -> String {
            "\(NumberFormat.count(count)) \(word)\(count == 1 ? "" : "s")"
        }
        let percent = NumberFormat.decimal(100 * Self.centralShare, decimals: 0)
        return
            "Outliers were clipped: \(text(valueCount, "value")) in \(text(rowCount, "row")), of "
            + "\(text(featureCount, "feature")), more than \(NumberFormat.decimal(Self.reach, decimals: 0)) times as far from the "
            + "feature's median as the central \(percent) % of its training values (--no-clip keeps them)."
    }
}
