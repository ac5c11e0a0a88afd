extension Bootstrap {
    /// Several measures with their intervals, all means over the same rows in one pass over the resamples.
    ///
    /// - Parameter measures: The measures; each has the estimate that it gives by itself.
    /// - Returns: The estimates, in their order.
    package func estimates(of measures: [any QualityMeasure]) -> [Estimate] {
        var found = [Estimate?](repeating: nil, count: measures.count)
        var passes: [(groups: [Int]?, rowCount: Int, places: [Int])] = []
        for (place, measure) in measures.enumerated() {
            guard let mean = measure as? RowMean, mean.value.isFinite else {
                found[place] = measure.estimate(self)
                continue
            }
            if let studentized = StudentizedBootstrap(self, of: mean) {
                found[place] = studentized.estimate
                continue
            }
            let groups = groups(of: mean)
            if let pass = passes.firstIndex(where: { $0.rowCount == mean.rowCount && $0.groups == groups }) {
                passes[pass].places.append(place)
            } else {
                passes.append((groups, mean.rowCount, [place]))
            }
        }
        for pass in passes {
            let means = pass.places.compactMap { measures[$0] as? RowMean }
            for (place, estimate) in zip(pass.places, estimates(ofMeans: means)) { found[place] = estimate }
        }
        return found.compactMap(\.self)
    }

    /// Finite means over the same rows, of the same groups, with the percentile intervals of their resamples.
    func estimates(ofMeans means: [RowMean]) -> [Estimate] {
        guard let first = means.first else { return [] }
        var replicates = [[Double]](repeating: [], count: means.count)
        for place in means.indices { replicates[place].reserveCapacity(resamples) }
        forEachCounts(of: first) { counts, rows in
            for (place, mean) in means.enumerated() {
                replicates[place].append(weightedSum(mean.perRow.span, counts) / Double(rows))
            }
        }
        return zip(means, replicates).map { Self.estimate($0.value, replicates: $1) }
    }

    /// Draws all resamples, one after the other, as ``forEachResample(of:_:)`` does.
    ///
    /// - Parameters:
    ///   - measure: What rows are drawn for.
    ///   - body: Given how often each row was drawn, `[rows]`, and the sum of that.
    func forEachCounts(of measure: some QualityMeasure, _ body: (_ counts: Span<UInt8>, _ rows: Int) -> Void) {
        let rowCount = measure.rowCount
        guard let groups = groups(of: measure).map({ RowGroups($0) }) else {
            ResampleCounts(seed: seed, resamples: resamples, units: rowCount).forEach { body($0, rowCount) }
            return
        }
        var counts = [UInt8](repeating: 0, count: rowCount)
        ResampleCounts(seed: seed, resamples: resamples, units: groups.count).forEach { drawn in
            var rows = 0
            for row in counts.indices {
                counts[row] = drawn[groups.places[row]]
                rows += Int(counts[row])
            }
            body(counts.span, rows)
        }
    }
}

/// The sum of values, each as often as it is counted, of as many values as counts.
///
/// Sixteen partial sums, which are added in the same order on every processor.
func weightedSum(_ values: Span<Double>, _ counts: Span<UInt8>) -> Double {
    precondition(values.count == counts.count, "\(values.count) values counted \(counts.count) times")
    typealias Lanes = SIMD16<Double>
    var sums = Lanes()
    let whole = values.count - values.count % Lanes.scalarCount
    unsafe values.withUnsafeBytes { values in
        unsafe counts.withUnsafeBytes { counts in
            for start in stride(from: 0, to: whole, by: Lanes.scalarCount) {
                let value = unsafe values.loadUnaligned(
                    fromByteOffset: start * MemoryLayout<Double>.stride, as: Lanes.self)
                let count = unsafe counts.loadUnaligned(fromByteOffset: start, as: SIMD16<UInt8>.self)
                sums += value * Lanes(count)
            }
        }
    }
    var sum = sums.sum()
    for row in whole..<values.count { sum += values[row] * Double(counts[row]) }
    return sum
}
