/// The indices of the smallest distances, nearest first; of equal ones the lower index comes first.
///
/// - Parameters:
///   - count: The number to find, at most as many as there are distances.
///   - distances: Squared distances from one row to others.
/// - Returns: `[count]` indices into the distances.
/// - Complexity: O(n) comparisons for n distances in random order, and O(`count`) more each time a nearer one is met.
package func nearest(_ count: Int, in distances: Span<Double>) -> [Int] {
    precondition(count <= distances.count, "the nearest \(count) of \(distances.count)")
    var indices: [Int] = []
    indices.reserveCapacity(count + 1)
    var farthest = Double.infinity
    for index in distances.indices where distances[index] < farthest || indices.count < count {
        let distance = distances[index]
        var place = indices.count
        while place > 0 && distances[indices[place - 1]] > distance { place -= 1 }
        indices.insert(index, at: place)
        if indices.count > count { indices.removeLast() }
        if indices.count == count { farthest = distances[indices[count - 1]] }
    }
    return indices
}

/// The rank of one distance among others, from 1; of equal ones the lower index comes first.
///
/// - Parameters:
///   - index: The distance's number.
///   - distances: Squared distances from one row to others.
/// - Returns: 1 for the smallest.
package func rank(of index: Int, in distances: Span<Double>) -> Int {
    let distance = distances[index]
    // Distances are not negative, so that the next number up turns "at most" into "less than".
    return 1 + count(in: distances.extracting(0..<index), below: distance.nextUp)
        + count(in: distances.extracting(index + 1..<distances.count), below: distance)
}

private func count(in distances: Span<Double>, below limit: Double) -> Int {
    var count = 0
    for index in distances.indices {
        // The sign of the difference rather than a comparison, which would keep this loop, where most of the time goes,
        // from using vectors.
        count &+= Int(truncatingIfNeeded: (distances[index] - limit).bitPattern >> 63)
    }
    return count
}
