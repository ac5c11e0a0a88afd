extension [Double] {
    /// The rank of each element, from 0 for the smallest; equal elements share the mean of their ranks.
    ///
    /// - Complexity: O(n log n) for n elements.
    package var meanRanks: [Double] {
        // With their values beside them, places are sorted without looking these up.
        var order = enumerated().map { (value: $1, place: $0) }
        order.sort { $0.value < $1.value }
        var ranks = [Double](repeating: 0, count: count)
        var start = 0
        while start < order.count {
            var end = start
            while end + 1 < order.count && order[end + 1].value == order[start].value { end += 1 }
            for position in start...end { ranks[order[position].place] = Double(start + end) / 2 }
            start = end + 1
        }
        return ranks
    }
}
