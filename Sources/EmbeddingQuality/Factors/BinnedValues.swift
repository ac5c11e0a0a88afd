/// A number of each row in bins, among which mutual information is counted.
package struct BinnedValues: Sendable, Equatable {
    /// The bin of each row, counted from 0; −1 where the value is missing: `[rows]`.
    package let bins: [Int]
    /// The number of bins, empty ones included.
    package let binCount: Int

    /// Values that are in bins already.
    ///
    /// - Precondition: Each bin is −1 or in `0..<count`, of which there is at least one.
    package init(bins: [Int], count: Int) {
        precondition(count > 0 && bins.allSatisfy { (-1..<count).contains($0) }, "bins outside of 0..<\(count)")
        self.bins = bins
        binCount = count
    }

    /// Numbers in bins of equal width from the least to the largest, as `numpy.histogram` and disentanglement_lib (Locatello
    /// et al., 2019) make them; what is not finite is missing.
    package init(_ values: [Double], bins count: Int) {
        precondition(count > 0, "\(count) bins")
        let known = values.lazy.filter(\.isFinite)
        guard let least = known.min(), let most = known.max(), least < most else {
            self.init(bins: values.map { $0.isFinite ? 0 : -1 }, count: 1)
            return
        }
        let range = most - least
        let step = range.isFinite ? range / Double(count) : most / Double(count) - least / Double(count)
        func edge(_ bin: Int) -> Double {
            guard !range.isFinite else { return least + Double(bin) * step }
            let share = Double(bin) / Double(count)
            return least * (1 - share) + most * share
        }
        let bins = values.map { value -> Int in
            guard value.isFinite else { return -1 }
            var bin = step > 0 ? Int(min(Double(count - 1), (value - least) / step)) : 0
            // Rounding must not put a value that lies on an edge into the bin before it.
            while bin > 0, value < edge(bin) { bin -= 1 }
            while bin < count - 1, step > 0, value >= edge(bin + 1) { bin += 1 }
            return bin
        }
        self.init(bins: bins, count: count)
    }

    /// The values of a factor: a bin for each value if there are no more than `count`, else bins of equal width.
    package init(levels values: [Double], atMost count: Int) {
        let levels = Set(values.lazy.filter(\.isFinite)).sorted()
        guard levels.count <= count, !levels.isEmpty else {
            self.init(values, bins: count)
            return
        }
        let places = Dictionary(uniqueKeysWithValues: zip(levels, levels.indices))
        self.init(bins: values.map { places[$0] ?? -1 }, count: levels.count)
    }

    /// The number of rows that each bin holds: `[bins]`.
    package var counts: [Int] {
        var counts = [Int](repeating: 0, count: binCount)
        for bin in bins where bin >= 0 { counts[bin] += 1 }
        return counts
    }
}
