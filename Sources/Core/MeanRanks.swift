extension Array where Element: Comparable {
    /// The rank of each element, from 0 for the smallest; equal elements share the mean of their ranks.
    ///
    /// - Complexity: O(n log n) for n elements.
    package var meanRanks: [Double] {
        let order = indices.sorted { (self[$0], $0) < (self[$1], $1) }
        var ranks = [Double](repeating: 0, count: count)
        var start = 0
        while start < order.count {
            var end = start
            while end + 1 < order.count && self[order[end + 1]] == self[order[start]] { end += 1 }
            for position in start...end { ranks[order[position]] = Double(start + end) / 2 }
            start = end + 1
        }
        return ranks
    }
}
