/// Lengths of the shortest ways along a graph of neighbours, which may be walked both ways.
struct GeodesicDistances {
    private let starts: [Int]
    private let ends: [Int32]
    private let lengths: [Double]

    /// The ways between each row and its nearest neighbours.
    ///
    /// - Parameters:
    ///   - graph: The neighbours.
    ///   - count: The number of each row's neighbours that are joined to it.
    init(along graph: NeighborGraph, neighbors count: Int) {
        let kept = min(count, graph.neighborCount)
        var degrees = [Int](repeating: 0, count: graph.rowCount)
        for row in 0..<graph.rowCount {
            for place in graph.places(of: row).prefix(kept) {
                degrees[row] += 1
                degrees[Int(graph.neighbors[place])] += 1
            }
        }
        var starts = [0]
        for degree in degrees { starts.append(starts[starts.count - 1] + degree) }
        var next = starts
        var ends = [Int32](repeating: 0, count: starts[graph.rowCount])
        var lengths = [Double](repeating: 0, count: starts[graph.rowCount])
        func join(_ row: Int, to other: Int, _ length: Double) {
            ends[next[row]] = Int32(other)
            lengths[next[row]] = length
            next[row] += 1
        }
        for row in 0..<graph.rowCount {
            for place in graph.places(of: row).prefix(kept) {
                let other = Int(graph.neighbors[place])
                join(row, to: other, graph.distances[place])
                join(other, to: row, graph.distances[place])
            }
        }
        self.starts = starts
        self.ends = ends
        self.lengths = lengths
    }

    /// The shortest ways from one row to all (Dijkstra, 1959); infinite where there is none.
    ///
    /// - Complexity: O(edges · log edges).
    func from(_ origin: Int) -> [Double] {
        var distances = [Double](repeating: .infinity, count: starts.count - 1)
        var queue = DistanceQueue()
        distances[origin] = 0
        queue.insert(origin, at: 0)
        while let (row, distance) = queue.removeNearest() {
            guard distance == distances[row] else { continue }
            for edge in starts[row]..<starts[row + 1] {
                let other = Int(ends[edge])
                let through = distance + lengths[edge]
                if through < distances[other] {
                    distances[other] = through
                    queue.insert(other, at: through)
                }
            }
        }
        return distances
    }
}

/// Rows by their distance, the nearest first: a binary heap.
private struct DistanceQueue {
    private var entries: [(row: Int, distance: Double)] = []

    mutating func insert(_ row: Int, at distance: Double) {
        entries.append((row, distance))
        var place = entries.count - 1
        while place > 0, entries[(place - 1) / 2].distance > entries[place].distance {
            entries.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    mutating func removeNearest() -> (row: Int, distance: Double)? {
        guard let nearest = entries.first, let last = entries.popLast() else { return nil }
        guard !entries.isEmpty else { return nearest }
        entries[0] = last
        var place = 0
        while true {
            var least = place
            for child in [2 * place + 1, 2 * place + 2]
            where child < entries.count && entries[child].distance < entries[least].distance { least = child }
            guard least != place else { return nearest }
            entries.swapAt(place, least)
            place = least
        }
    }
}
