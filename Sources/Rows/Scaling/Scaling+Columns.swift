internal import Core
internal import Foundation

/// The way in which columns are centred and divided.
enum ColumnScaling {
    /// Each by its mean and standard deviation.
    case standardised
    /// Each by its mean, and all by one number.
    case centred
    /// As ``centred``, after ln(1 + x) has been taken of each value.
    case logarithmic
    /// As ``standardised``, after ln(1 + count) has been taken of each count.
    case counts

    var takesLogarithms: Bool { self == .logarithmic || self == .counts }
    var hasOneSpread: Bool { self == .centred || self == .logarithmic }
}

extension Scaling {
    /// Each column by its mean, and by its own standard deviation or one number for all.
    static func standardising(
        _ dataset: Dataset, _ rows: [Int], _ way: ColumnScaling, rule: ScalingRule, clipping: Clipping?
    ) throws(DatasetError) -> Scaling {
        precondition(clipping == nil || !way.takesLogarithms, "counts are not clipped")
        var (mean, deviation) = try dataset.features.moments(
            rows: rows, of: way.takesLogarithms ? { value, _ in log1p(value) } : clipping.map { $0.clipped })
        let substitutes = dataset.hasMissingValues ? mean : nil
        let channels = dataset.channels
        if let channels { (mean, deviation) = pooled(mean, deviation, channels) }
        var constant = 0
        for unit in mean.indices {
            guard deviation[unit].isFinite else { throw unscalable(unit, of: dataset, isTooLarge: true) }
            guard deviation[unit] > 0 || mean[unit] == 0 || abs(mean[unit]) > 1e-150 else {
                throw unscalable(unit, of: dataset, isTooLarge: false)
            }
            // What rounding leaves of a constant column is not a spread.
            if deviation[unit] <= abs(mean[unit]) * 1e-12 {
                deviation[unit] = way.hasOneSpread ? 0 : 1
                constant += 1
            }
        }
        if let channels { (mean, deviation) = (channels.map { mean[$0] }, channels.map { deviation[$0] }) }
        if way.hasOneSpread { deviation = commonDeviation(deviation) }
        let text = ScalingText(dataset, trainingCount: rows.count, rule: rule)
        return Scaling(
            kind: way.takesLogarithms
                ? .logarithmic(mean: mean, standardDeviation: deviation)
                : .standardised(mean: mean, standardDeviation: deviation),
            sentence: text.sentence(way, constant: constant), substitutes: substitutes, clipping: clipping)
    }

    /// Each column from its smallest and largest value to 0–1.
    static func rangingColumns(
        _ dataset: Dataset, _ rows: [Int], clipping: Clipping?
    ) throws(DatasetError) -> Scaling {
        var (low, high) = try dataset.features.columnExtremes(rows: rows)
        if let clipping {
            for column in low.indices where low[column] <= high[column] {
                low[column] = clipping.clipped(low[column], feature: column)
                high[column] = clipping.clipped(high[column], feature: column)
            }
        }
        let channels = dataset.channels
        if let channels {
            let lows = low.byChannel(channels).map { $0.min() ?? .infinity }
            high = high.byChannel(channels).map { $0.max() ?? -.infinity }
            low = lows
        }
        var constant = 0
        for column in low.indices {
            // Of columns that are missing or the same in all rows, there is no range.
            if low[column] > high[column] { (low[column], high[column]) = (0, 0) }
            if low[column] == high[column] {
                high[column] = low[column] + max(1, abs(low[column]))
                constant += 1
            }
            let spread = high[column] - low[column]
            guard spread.isFinite else { throw unscalable(column, of: dataset, isTooLarge: true) }
            guard (1 / spread).isFinite else { throw unscalable(column, of: dataset, isTooLarge: false) }
        }
        if let channels { (low, high) = (channels.map { low[$0] }, channels.map { high[$0] }) }
        return Scaling(
            kind: .ranges(low: low, high: high),
            sentence: ScalingText(dataset, trainingCount: rows.count, rule: .range).ranges(constant: constant),
            substitutes: dataset.hasMissingValues
                ? try dataset.features.moments(rows: rows, of: clipping.map { $0.clipped }).mean : nil,
            clipping: clipping)
    }

    /// Columns as they are.
    static func unchanged(_ dataset: Dataset, _ rows: [Int]) throws(DatasetError) -> Scaling {
        let (smallest, largest) = try dataset.features.extremes(rows: rows)
        guard max(abs(smallest), abs(largest)) < 1e9 || smallest > largest else {
            throw .unusable(
                "\(dataset.dataPath.escaped) in \(dataset.path.escaped) has values from \(smallest) to \(largest), which networks "
                    + "can't learn from as they are. Leave out --scaling none.")
        }
        return Scaling(
            kind: .range(low: 0, high: 1, source: .unchanged),
            sentence: ScalingText(dataset, trainingCount: rows.count, rule: .none).unchanged,
            substitutes: dataset.hasMissingValues ? try dataset.features.moments(rows: rows).mean : nil)
    }

    /// Refuses values that there is no logarithm for.
    static func requireLogarithms(_ dataset: Dataset) throws(DatasetError) {
        let smallest = try dataset.features.extremes(rows: Array(0..<dataset.features.rowCount)).smallest
        guard smallest < 0 else { return }
        throw .unusable(
            "\(dataset.dataPath.escaped) in \(dataset.path.escaped) has negative values, down to \(smallest): --scaling log1p is "
                + "for counts and the like. If they are logarithms already, choose --scaling center.")
    }

    /// The mean and the standard deviation of each channel over all its times, of those of each column: `[channels]` each.
    private static func pooled(
        _ mean: [Double], _ deviation: [Double], _ channels: [Int]
    ) -> (mean: [Double], deviation: [Double]) {
        let means = mean.byChannel(channels).map { $0.reduce(0, +) / Double(max($0.count, 1)) }
        // What the columns of a channel vary, and what their means do.
        let squares = mean.indices.map { column in
            let difference = mean[column] - means[channels[column]]
            return deviation[column] * deviation[column] + difference * difference
        }
        return (
            means, squares.byChannel(channels).map { ($0.reduce(0, +) / Double(max($0.count, 1))).squareRoot() }
        )
    }

    /// One divisor for all columns: the root of their mean variance.
    ///
    /// Genes that vary more keep their greater weight.
    private static func commonDeviation(_ deviation: [Double]) -> [Double] {
        let variance = deviation.reduce(0) { $0 + $1 * $1 } / Double(max(deviation.count, 1))
        return [Double](repeating: variance > 0 ? variance.squareRoot() : 1, count: deviation.count)
    }

    /// Refuses the values of a column, or of a channel of series.
    private static func unscalable(_ number: Int, of dataset: Dataset, isTooLarge: Bool) -> DatasetError {
        let (size, remedy) = isTooLarge ? ("large", "Divide") : ("small", "Multiply")
        let unit = dataset.seriesShape == nil ? "Column" : "Channel"
        return .unusable(
            "\(unit) \(number), counted from 0, of \(dataset.dataPath.escaped) in \(dataset.path.escaped) has values too \(size) to "
                + "be standardised. \(remedy) it by a suitable number first.")
    }
}

extension [Double] {
    /// The numbers of each channel's columns: `[channels][columns]`.
    fileprivate func byChannel(_ channels: [Int]) -> [[Double]] {
        var groups = [[Double]](repeating: [], count: (channels.max() ?? -1) + 1)
        for (number, channel) in zip(self, channels) { groups[channel].append(number) }
        return groups
    }
}
