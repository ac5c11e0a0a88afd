package import Core
internal import Foundation
internal import LinearAlgebra

/// Real rows that samples are compared with, with what is known of them whatever the samples.
package struct HeldOutRows: Sendable {
    /// The number of neighbours that a neighbourhood reaches to: fewer than asked for where there are few rows.
    package let neighbors: Int
    /// The width σ of the kernel exp(−|x − y|² / 2σ²); nil where half of the rows are copies of each other.
    package let bandwidth: Double?
    private let rows: Matrix
    private let places: [Int]?
    private let threads: Int
    /// The squared distance of each row to its K-th neighbour.
    private let radii: [Double]
    /// The sum of the kernel between each row and all others.
    private let affinities: [Double]

    private static let measure = "comparison of samples with rows"
    /// The rows from whose distances the kernel's width is taken, of more those at even steps.
    private static let widthRows = 1_000

    /// Rows to compare with.
    ///
    /// - Parameters:
    ///   - rows: `[rows, features]`.
    ///   - neighbors: The number of neighbours that a neighbourhood reaches to; all others of few rows.
    ///   - bandwidth: The kernel's width; nil for the median distance between rows.
    ///   - places: The rows' places among all test rows; nil where they are all.
    ///   - threads: The number of threads; no result depends on it.
    /// - Throws: Where there are fewer than 3 rows, or a number is not finite.
    /// - Complexity: O(rows² · features) time; memory for the rows and some MB a thread.
    package init(
        _ rows: Matrix, neighbors: Int = 5, bandwidth: Double? = nil, places: [Int]? = nil, threads: Int = 1
    ) throws(EmbeddingQualityError) {
        precondition(neighbors > 0, "\(neighbors) neighbours")
        guard rows.rows >= 3 else { throw .tooFewRows(measure: Self.measure, needed: 3, given: rows.rows) }
        guard rows.values.allSatisfy(\.isFinite) else { throw .notFinite(measure: Self.measure, argument: "rows") }
        self.rows = rows
        self.places = places
        self.threads = threads
        let count = min(neighbors, rows.rows - 1)
        self.neighbors = count
        let width = bandwidth ?? Self.medianDistance(among: rows, threads: threads)
        self.bandwidth = width > 0 ? width : nil
        let kernel = GaussianKernel(bandwidth: self.bandwidth)
        let own = SquaredDistances(among: rows).mapQueries(threads: threads) { _, distances in
            OwnDistances(distances, neighbors: count, kernel: kernel)
        }
        radii = own.map(\.radius)
        affinities = own.map(\.affinity)
    }

    private static func medianDistance(among rows: Matrix, threads: Int) -> Double {
        let chosen = rows.selecting(rows: Array(0..<rows.rows).thinned(widthRows))
        let distances = SquaredDistances(among: chosen).mapQueries(threads: threads) { query, distances in
            (query + 1..<distances.count).map { distances[$0].squareRoot() }
        }
        return Percentile.of(sorted: distances.flatMap(\.self).sorted(), 0.5)
    }

    /// The agreement of samples with the rows.
    ///
    /// - Parameter samples: `[samples, features]`.
    /// - Returns: All measures; those over samples are in their order, those over real rows at their places.
    /// - Throws: Where there are fewer than 3 samples, or a number is not finite.
    /// - Precondition: Samples have as many features as the rows.
    /// - Complexity: O((rows + samples) · samples · features) time; memory for both and some MB a thread.
    package func quality(of samples: Matrix) throws(EmbeddingQualityError) -> SampleQuality {
        precondition(samples.columns == rows.columns, "samples of \(samples.columns) numbers, rows of \(rows.columns)")
        guard samples.rows >= 3 else { throw .tooFewRows(measure: Self.measure, needed: 3, given: samples.rows) }
        guard samples.values.allSatisfy(\.isFinite) else {
            throw .notFinite(measure: Self.measure, argument: "samples")
        }
        let (kernel, radii) = (GaussianKernel(bandwidth: bandwidth), radii)
        let count = min(neighbors, samples.rows - 1)
        let own = SquaredDistances(among: samples).mapQueries(threads: threads) { _, distances in
            OwnDistances(distances, neighbors: count, kernel: kernel)
        }
        let bySample = SquaredDistances(from: samples, to: rows).mapQueries(threads: threads) { _, distances in
            NearestOther(distances, radii: radii)
        }
        let sampleRadii = own.map(\.radius)
        let byRow = SquaredDistances(from: rows, to: samples).mapQueries(threads: threads) { row, distances in
            RowAmongSamples(distances, radius: radii[row], sampleRadii: sampleRadii, kernel: kernel)
        }
        let densityScale = Double(rows.rows) / Double(neighbors * samples.rows)
        return SampleQuality(
            precision: RowMean(perRow: bySample.map { $0.isInside ? 1 : 0 }),
            recall: RowMean(perRow: byRow.map { $0.isReached ? 1 : 0 }, places: places),
            density: RowMean(perRow: byRow.map { densityScale * Double($0.samplesInside) }, places: places),
            coverage: RowMean(perRow: byRow.map { $0.samplesInside > 0 ? 1 : 0 }, places: places),
            discrepancy: bandwidth == nil
                ? nil : discrepancy(among: own.map(\.affinity), between: byRow.map(\.affinity)),
            nearestDistances: bySample.map(\.nearest))
    }

    /// The squared discrepancy, from sums of the kernel among samples, `[samples]`, and between each row and all samples, `[rows]`.
    private func discrepancy(among samples: [Double], between sums: [Double]) -> RowMean {
        let (rowCount, sampleCount) = (Double(rows.rows), Double(samples.count))
        let amongRows = affinities.reduce(0, +) / (rowCount * (rowCount - 1))
        let amongSamples = samples.reduce(0, +) / (sampleCount * (sampleCount - 1))
        // A row stands twice in the mean over pairs of rows, once in that over rows and samples, which counts twice.
        return RowMean(
            perRow: zip(affinities, sums).map { own, other in
                2 * (own / (rowCount - 1) - other / sampleCount) - amongRows + amongSamples
            }, places: places)
    }
}

/// exp(−d² / 2σ²), or 0 without a width.
private struct GaussianKernel: Sendable {
    private let factor: Double

    init(bandwidth: Double?) { factor = bandwidth.map { -0.5 / ($0 * $0) } ?? -.infinity }

    /// The sum over squared distances; one that is infinite, of a row to itself, adds nothing.
    func sum(over distances: Span<Double>) -> Double {
        guard factor.isFinite else { return 0 }
        var sum = 0.0
        for index in distances.indices { sum += exp(factor * distances[index]) }
        return sum
    }
}

/// A row among its own kind.
private struct OwnDistances: Sendable {
    /// The squared distance to its K-th neighbour.
    let radius: Double
    /// The sum of the kernel to all others.
    let affinity: Double

    init(_ distances: Span<Double>, neighbors: Int, kernel: GaussianKernel) {
        radius = nearest(neighbors, in: distances).last.map { distances[$0] } ?? 0
        affinity = kernel.sum(over: distances)
    }
}

/// A sample among real rows.
private struct NearestOther: Sendable {
    let isInside: Bool
    let nearest: Double

    init(_ distances: Span<Double>, radii: [Double]) {
        var (isInside, nearest) = (false, Double.infinity)
        for index in distances.indices {
            if distances[index] < radii[index] { isInside = true }
            nearest = min(nearest, distances[index])
        }
        self.isInside = isInside
        self.nearest = nearest
    }
}

/// A real row among samples.
private struct RowAmongSamples: Sendable {
    /// The number of samples in the row's neighbourhood.
    let samplesInside: Int
    /// True if the row is in the neighbourhood of a sample.
    let isReached: Bool
    let affinity: Double

    init(_ distances: Span<Double>, radius: Double, sampleRadii: [Double], kernel: GaussianKernel) {
        var (count, isReached) = (0, false)
        for index in distances.indices {
            if distances[index] < radius { count += 1 }
            if distances[index] < sampleRadii[index] { isReached = true }
        }
        samplesInside = count
        self.isReached = isReached
        affinity = kernel.sum(over: distances)
    }
}
