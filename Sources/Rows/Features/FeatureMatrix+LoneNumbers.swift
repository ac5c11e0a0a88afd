extension FeatureMatrix {
    /// A number that lies so far from all others that it may stand for a missing one.
    package struct LoneNumber: Sendable, Equatable {
        package let number: Double
        /// The number of elements that it is.
        package let count: Int
    }

    /// The numbers among some that elements are, and that are farther from all other elements than these are from each other.
    ///
    /// - Parameter candidates: The numbers that are looked for.
    /// - Returns: Those found, the smallest first; none of bytes, and of sparse rows.
    /// - Throws: `DatasetError` where a row can't be fetched.
    /// - Complexity: One pass over the elements, two where the smallest or the largest of them is one of the candidates.
    package func loneNumbers(among candidates: [Double]) throws(DatasetError) -> [LoneNumber] {
        guard !candidates.isEmpty, !isSparse, rowCount > 0 else { return [] }
        switch storage {
        case .uint8: return []
        case .blocks(let blocks) where blocks.layout.element == .uint8: return []
        default: break
        }
        let wanted = MissingNumbers(candidates)
        let (smallest, largest) = try extremes(rows: Array(0..<rowCount))
        guard wanted.contains(smallest) || wanted.contains(largest) else { return [] }
        var counts: [Double: Int] = [:]
        var (low, high) = (Double.infinity, -Double.infinity)
        try forEachKept(rows: 0..<rowCount) { _, _, value in
            guard value.isFinite else { return }
            if (value == smallest || value == largest || value < low || value > high), wanted.contains(value) {
                counts[value, default: 0] += 1
            } else {
                low = min(low, value)
                high = max(high, value)
            }
        }
        guard low <= high else { return [] }
        return counts.filter { number, _ in max(low - number, number - high) > high - low }
            .map { LoneNumber(number: $0.key, count: $0.value) }.sorted { $0.number < $1.number }
    }
}
