/// The indices of the smallest distances, nearest first; of equal ones the lower index comes first.
///
/// - Parameters:
///   - count: The number to find, at most as many as there are distances.
///   - distances: Squared distances from one row to others, none of them negative.
/// - Returns: `[count]` indices into the distances.
/// - Complexity: O(n) comparisons for n distances in random order, and O(`count`) more each time a nearer one is met.
package func nearest(_ count: Int, in distances: Span<Double>) -> [Int] {
    precondition(count <= distances.count, "the nearest \(count) of \(distances.count)")
    guard count > 0 else { return [] }
    let blocks = stride(from: 0, to: distances.count, by: searchedTogether).map { start in
        least(in: distances.extracting(start..<min(start + searchedTogether, distances.count)))
    }
    // Each block has one that is as near as its nearest, so that none of those wanted is farther away than so many blocks' are.
    let isBounded = count < blocks.count && count <= mostBoundedBy
    let bound = isBounded ? blocks[nearest(count, in: blocks.span)[count - 1]] : .infinity
    var indices: [Int] = []
    indices.reserveCapacity(count + 1)
    var farthest = Double.infinity
    // Most blocks hold nothing near enough.
    for (block, least) in blocks.enumerated() where least <= bound && (least < farthest || indices.count < count) {
        let start = block * searchedTogether
        for index in start..<min(start + searchedTogether, distances.count) {
            let distance = distances[index]
            guard distance <= bound, distance < farthest || indices.count < count else { continue }
            var place = indices.count
            while place > 0 && distances[indices[place - 1]] > distance { place -= 1 }
            indices.insert(index, at: place)
            if indices.count > count { indices.removeLast() }
            if indices.count == count { farthest = distances[indices[count - 1]] }
        }
    }
    return indices
}

/// The number of distances that are passed over at a time where none is near enough.
private let searchedTogether = 32

/// The smallest of some distances that are not negative; infinity of none.
private func least(in distances: Span<Double>) -> Double {
    // Their bits are in the same order, and the least of whole numbers is found with vectors.
    var least = Int64(bitPattern: Double.infinity.bitPattern)
    for index in distances.indices { least = min(least, Int64(bitPattern: distances[index].bitPattern)) }
    return Double(bitPattern: UInt64(bitPattern: least))
}

/// Of more blocks it would take as long to find the nearest as to do without a bound.
private let mostBoundedBy = 64

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
