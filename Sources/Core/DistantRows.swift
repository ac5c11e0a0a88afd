extension [Int] {
    /// Those of these numbers, ascending, that are farther than a distance from each of some others, ascending too.
    ///
    /// - Complexity: O(n + m), whatever the distance.
    package func farther(than distance: Int, from others: [Int]) -> [Int] {
        var next = 0
        return filter { number in
            while next < others.count, others[next] < number - distance { next += 1 }
            return next == others.count || others[next] > number + distance
        }
    }
}
