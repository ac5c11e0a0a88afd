package import Core
internal import LinearAlgebra

/// The training row nearest each sample, and how near it is by the measure of the training rows themselves.
///
/// A sample that is nearer to a training row than any other training row is to that one is a copy rather than authentic (Alaa et
/// al., 2022). Averages are near to everything, so blurred samples come out as copies too: held-out rows, and the share of samples
/// that are nearly identical to a row, tell them apart.
package struct TrainingRowCopies: Sendable {
    /// The nearest training row of each sample, by its place among all rows: `[samples]`.
    package let nearest: [Int]
    /// The Euclidean distance to it: `[samples]`.
    package let distances: [Double]
    /// The distance of that training row to the nearest other one: `[samples]`.
    package let ownDistances: [Double]

    /// The share of a training row's distance to its nearest other one within which a sample is nearly identical to it.
    package static let nearlyIdentical = 0.1

    /// Finds the nearest training rows, in two passes over them.
    ///
    /// - Parameters:
    ///   - samples: `[samples, features]`.
    ///   - source: All rows.
    ///   - training: The training rows among them, at least 2.
    ///   - threads: The number of threads; no result depends on it.
    /// - Throws: `RowReadError` where rows can't be read.
    /// - Complexity: O(samples · training rows · features) time; memory for the samples and a chunk of rows.
    package init(
        of samples: Matrix, among source: any RowSource, training: [Int], threads: Int = 1
    ) throws(RowReadError) {
        precondition(training.count >= 2, "\(training.count) training rows")
        let found = try Self.search(samples, among: source, training: training, threads: threads) { _ in nil }
        // Several samples may have the same nearest row, whose own neighbour is looked up once.
        let unique = Set(found.map(\.row)).sorted()
        let own = try Self.search(
            source.rows(at: unique), among: source, training: training, threads: threads
        ) { unique[$0] }
        let ownDistance = Dictionary(uniqueKeysWithValues: zip(unique, own.map(\.squaredDistance)))
        nearest = found.map(\.row)
        distances = found.map { $0.squaredDistance.squareRoot() }
        ownDistances = found.map { (ownDistance[$0.row] ?? 0).squareRoot() }
    }

    /// The samples from `first` on, as many as `count`.
    package func part(from first: Int, count: Int) -> TrainingRowCopies {
        let range = first..<first + count
        return TrainingRowCopies(
            nearest: Array(nearest[range]), distances: Array(distances[range]),
            ownDistances: Array(ownDistances[range]))
    }

    private init(nearest: [Int], distances: [Double], ownDistances: [Double]) {
        self.nearest = nearest
        self.distances = distances
        self.ownDistances = ownDistances
    }

    /// The share of the samples that are copies: per sample, 1 or 0.
    package var copied: RowMean {
        RowMean(perRow: zip(distances, ownDistances).map { $0 <= $1 ? 1 : 0 })
    }

    /// The share of the samples that are nearly identical to a training row: per sample, 1 or 0.
    package var identical: RowMean {
        RowMean(perRow: zip(distances, ownDistances).map { $0 <= Self.nearlyIdentical * $1 ? 1 : 0 })
    }

    private struct Nearest: Sendable {
        var row: Int
        var squaredDistance: Double
    }

    /// The nearest training row of each query, other than the one that is excluded for it.
    private static func search(
        _ queries: Matrix, among source: any RowSource, training: [Int], threads: Int,
        excluding excluded: @Sendable (Int) -> Int?
    ) throws(RowReadError) -> [Nearest] {
        var best = [Nearest](repeating: Nearest(row: training[0], squaredDistance: .infinity), count: queries.rows)
        let size = RowChunks.size(featureCount: source.featureCount)
        let own = (0..<queries.rows).map(excluded)
        for start in stride(from: 0, to: training.count, by: size) {
            let places = Array(training[start..<min(start + size, training.count)])
            let chunk = try source.rows(at: places)
            let found = SquaredDistances(from: queries, to: chunk).mapQueries(threads: threads) { query, distances in
                var (index, least) = (-1, Double.infinity)
                for place in distances.indices where distances[place] < least && places[place] != own[query] {
                    (index, least) = (place, distances[place])
                }
                return index < 0
                    ? Nearest(row: -1, squaredDistance: .infinity)
                    // Products lose the last digits, of which equal rows have none.
                    : Nearest(row: places[index], squaredDistance: queries.squaredDistance(query, to: chunk, index))
            }
            for (query, candidate) in found.enumerated()
            where candidate.squaredDistance < best[query].squaredDistance { best[query] = candidate }
        }
        return best
    }
}

extension Matrix {
    /// The squared distance of a row to one of another matrix.
    fileprivate func squaredDistance(_ row: Int, to other: Matrix, _ otherRow: Int) -> Double {
        let (start, otherStart) = (row * columns, otherRow * columns)
        var sum = 0.0
        for column in 0..<columns {
            let difference = Double(values[start + column]) - Double(other.values[otherStart + column])
            sum += difference * difference
        }
        return sum
    }
}
