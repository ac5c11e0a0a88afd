internal import Core

/// Bounds of features on their way to a ``Clipping``.
struct FeatureBounds {
    /// `[features]`; −∞ without bounds.
    private(set) var lower: [Double]
    /// `[features]`; ∞ without bounds.
    private(set) var upper: [Double]
    /// The features that have one value in the rows that were looked at.
    private var constants: [Int] = []

    /// The most bytes of a sample that are in memory at a time.
    private static let mostBytes = 32_000_000
    /// The fewest values that bounds are found from.
    private static let fewestValues = 20

    /// Bounds from a sample of the training rows.
    init(_ features: FeatureMatrix, trainingRows: [Int]) throws(DatasetError) {
        let count = features.featureCount
        lower = [Double](repeating: -.infinity, count: count)
        upper = [Double](repeating: .infinity, count: count)
        let sample = trainingRows.thinned(Clipping.sampleRows)
        guard sample.count >= Self.fewestValues else { return }
        let valueBytes = features.elementBytes / max(1, features.rowCount * count)
        let width = max(1, Self.mostBytes / (sample.count * max(1, valueBytes)))
        for start in stride(from: 0, to: count, by: width) {
            let band = Array(start..<min(start + width, count))
            let part = try features.selecting(rows: sample, columns: band)
            for (place, column) in band.enumerated() {
                var values: [Double] = []
                values.reserveCapacity(sample.count)
                for row in sample.indices {
                    let value = try part.element(row: row, column: place)
                    if value.isFinite { values.append(value) }
                }
                values.sort()
                set(column, by: values)
            }
        }
    }

    /// Sets the bounds of a feature by its values in ascending order.
    private mutating func set(_ column: Int, by values: [Double]) {
        guard values.count >= Self.fewestValues else { return }
        if values[0] == values[values.count - 1] { constants.append(column) }
        guard let bounds = Self.bounds(of: values) else { return }
        (lower[column], upper[column]) = (bounds.lowerBound, bounds.upperBound)
    }

    /// The bounds of values in ascending order; nil of such as have one value too often.
    static func bounds(of values: [Double]) -> ClosedRange<Double>? {
        let most = max(2, Int((Clipping.largestSameShare * Double(values.count)).rounded(.up)))
        // In ascending order, the same values lie next to each other.
        for index in values.indices.dropFirst(most - 1) where values[index] == values[index - (most - 1)] { return nil }
        let tail = (1 - Clipping.centralShare) / 2
        let (low, median, high) = (
            Percentile.of(sorted: values, tail), Percentile.of(sorted: values, 0.5),
            Percentile.of(sorted: values, 1 - tail)
        )
        let distance = Clipping.reach * max(high - median, median - low)
        guard distance > 0, distance.isFinite else { return nil }
        return median - distance...median + distance
    }

    /// Holds features that have one value in all training rows at that value.
    mutating func holdConstants(of features: FeatureMatrix, trainingRows: [Int]) throws(DatasetError) {
        guard !constants.isEmpty else { return }
        let (smallest, largest) = try features.columnExtremes(rows: trainingRows)
        for column in constants where smallest[column] == largest[column] {
            (lower[column], upper[column]) = (smallest[column], largest[column])
        }
    }

    /// The bounds with what lies beyond them in some rows; nil if nothing does.
    func clipping(_ features: FeatureMatrix, rows: [Int]) throws(DatasetError) -> Clipping? {
        guard lower.contains(where: \.isFinite) else { return nil }
        var (valueCount, rowCount, last) = (0, 0, -1)
        var isClipped = [Bool](repeating: false, count: features.featureCount)
        try features.forEachKept(rows: rows) { row, column, value in
            guard value < lower[column] || value > upper[column], value.isFinite else { return }
            valueCount += 1
            isClipped[column] = true
            if row != last { rowCount += 1 }
            last = row
        }
        guard valueCount > 0 else { return nil }
        return Clipping(
            lower: lower, upper: upper, valueCount: valueCount, rowCount: rowCount,
            featureCount: isClipped.count { $0 })
    }
}
