internal import Core

extension SquaredDistances {
    /// The number of distances that a thread keeps at a time: 32 MB of them.
    private static var distancesPerBlock: Int { 4 << 20 }
    private static var queriesPerBlock: Int { 64 }

    /// Something of each query that follows from its distances to all points, computed some queries at a time.
    ///
    /// - Parameters:
    ///   - threads: The number of threads; the result is the same whatever it is.
    ///   - body: Given a query and its distances, `[points]`.
    /// - Returns: One value a query, `[queries]`.
    /// - Complexity: O(queries · points · dimension) time; memory for 32 MB of distances a thread.
    package func mapQueries<Value: Sendable>(
        threads: Int, _ body: @escaping @Sendable (_ query: Int, _ distances: Span<Double>) -> Value
    ) -> [Value] {
        let size = max(1, min(Self.queriesPerBlock, Self.distancesPerBlock / max(1, pointCount)))
        return ParallelTasks.run((0..<queryCount).parts(of: size), threads: threads) { block in
            var distances = [Double](repeating: 0, count: block.count * pointCount)
            fill(&distances, queries: block)
            var values: [Value] = []
            values.reserveCapacity(block.count)
            for query in block {
                let start = (query - block.lowerBound) * pointCount
                values.append(body(query, distances.span.extracting(start..<start + pointCount)))
            }
            return values
        }.flatMap(\.self)
    }
}
