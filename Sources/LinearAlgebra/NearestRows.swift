/// The indices of the smallest distances, nearest first; of equal ones the lower index comes first.
///
/// - Parameters:
///   - count: The number to find, at most as many as there are distances.
///   - distances: Squared distances from one row to others.
/// - Returns: `[count]` indices into the distances.
/// - Complexity: O(n) comparisons for n distances in random order, and O(`count`) more each time a nearer one is met.
package func nearest(_ count: Int, in distances: Span<Double>) -> [Int] {
    precondition(count <= distances.count, "the nearest \(count) of \(distances.count)")
    guard count > 0 else { return [] }
    var indices: [Int] = []
    indices.reserveCapacity(count + 1)
    var farthest = Double.infinity
    // Most blocks hold nothing nearer, which is told of a whole block at a time.
    for start in stride(from: 0, to: distances.count, by: searchedTogether) {
        let end = min(start + searchedTogether, distances.count)
        if indices.count == count, LinearAlgebra.count(in: distances.extracting(start..<end), below: farthest) == 0 {
            continue
        }
        for index in start..<end where distances[index] < farthest || indices.count < count {
            let distance = distances[index]
            var place = indices.count
            while place > 0 && distances[indices[place - 1]] > distance { place -= 1 }
            indices.insert(index, at: place)
            if indices.count > count { indices.removeLast() }
            if indices.count == count { farthest = distances[indices[count - 1]] }
        }
    }
    return indices
}

/// The number of distances that are compared with the farthest of the nearest at a time.
private let searchedTogether = 64

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
