public import Core

/// The least and the greatest value of each feature, in the data's scaled unit.
public struct FeatureRange: Sendable, Equatable {
    /// `[features]`.
    public let lows: [Float]
    /// `[features]`.
    public let highs: [Float]

    /// The range of pixels: 0 to 1 for every feature.
    public static func unit(featureCount: Int) -> FeatureRange {
        FeatureRange(
            lows: [Float](repeating: 0, count: featureCount), highs: [Float](repeating: 1, count: featureCount))
    }

    /// A range from its ends.
    ///
    /// - Precondition: There are as many of each.
    public init(lows: [Float], highs: [Float]) {
        precondition(lows.count == highs.count, "\(lows.count) lower ends of \(highs.count) features")
        self.lows = lows
        self.highs = highs
    }

    /// The range that some rows span, at least one.
    ///
    /// - Throws: `RowReadError` where rows can't be read.
    /// - Complexity: One pass over the rows.
    public init(of source: any RowSource, rows: [Int]) throws(RowReadError) {
        precondition(!rows.isEmpty, "the range of no rows")
        var lows = [Float](repeating: .infinity, count: source.featureCount)
        var highs = [Float](repeating: -.infinity, count: source.featureCount)
        try source.forEachBatch(of: rows) { batch in
            for row in 0..<batch.rows {
                for (feature, value) in batch[row: row].enumerated() {
                    lows[feature] = min(lows[feature], value)
                    highs[feature] = max(highs[feature], value)
                }
            }
        }
        self.init(lows: lows, highs: highs)
    }
}
