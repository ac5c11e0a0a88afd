internal import Core
internal import LinearAlgebra

/// The distances of every row from all others, in the data and in embeddings: some rows at a time, shared out among threads.
struct DistancePass: Sendable {
    private let original: Original
    private let embeddings: [SquaredDistances]
    /// The distances in the data.
    private enum Original: Sendable {
        /// Those of each pair are kept, and so are computed once and faster.
        case kept(MutualDistances)
        case computed(SquaredDistances)
    }

    /// The number of rows.
    let rows: Int
    /// The number of threads that rows are shared out among.
    let workers: Int
    /// The rows whose distances are computed in one product.
    private let batch: Int

    /// The most rows of a batch: the more, the less often the other rows are laid out anew for the product.
    private static let mostRows = 256
    /// The most distances of a batch: 32 MB of them.
    private static let mostDistances = 4 << 20
    /// The rows whose distances in embeddings are computed at a time, few enough to stay in the processor's cache.
    private static let embeddedRows = 4

    /// Prepares for rows `[rows, features]` and embeddings of them, `[rows, latent]` each.
    init(_ original: Matrix, _ embeddings: [Matrix], threads: Int) {
        self.embeddings = embeddings.map { SquaredDistances(among: $0) }
        rows = original.rows
        // Whatever the number of threads, so that the last bits of products do not depend on it.
        batch = max(1, min(Self.mostRows, max(16, rows / 8), Self.mostDistances / max(1, rows)))
        self.original =
            MutualDistances(among: original, stripRows: batch, threads: threads).map(Original.kept)
            ?? .computed(SquaredDistances(among: original))
        workers = max(1, min(threads, (rows + batch - 1) / batch))
    }

    /// Refuses rows that measures of neighbourhoods have no value for.
    ///
    /// - Throws: Where there are fewer than 3 rows, or a number is not finite.
    static func check(_ original: Matrix, _ embeddings: [Matrix], measure: String) throws(EmbeddingQualityError) {
        precondition(
            embeddings.allSatisfy { $0.rows == original.rows },
            "embeddings of \(embeddings.map(\.rows)) rows for \(original.rows)")
        guard original.rows >= 3 else { throw .tooFewRows(measure: measure, needed: 3, given: original.rows) }
        guard original.values.allSatisfy(\.isFinite) else { throw .notFinite(measure: measure, argument: "rows") }
        guard embeddings.allSatisfy({ $0.values.allSatisfy(\.isFinite) }) else {
            throw .notFinite(measure: measure, argument: "codes")
        }
    }

    /// The batches of a worker, in the order in which it works on them.
    private func batches(of worker: Int) -> [Range<Int>] {
        stride(from: worker * batch, to: rows, by: workers * batch).map { $0..<min($0 + batch, rows) }
    }

    /// Runs one worker's share.
    ///
    /// - Parameters:
    ///   - worker: Its number, from 0.
    ///   - begin: Given a row and its squared distances in the data, `[rows]`; that from itself is infinite.
    ///   - compare: Given the number of an embedding as well, and the row's squared distances in it.
    func run(
        worker: Int, begin: (_ row: Int, _ before: Span<Double>) -> Void,
        compare: (_ row: Int, _ embedding: Int, _ before: Span<Double>, _ after: Span<Double>) -> Void
    ) {
        var before = [Double](repeating: 0, count: batch * rows)
        var after = embeddings.map { _ in [Double](repeating: 0, count: min(Self.embeddedRows, batch) * rows) }
        for batch in batches(of: worker) {
            switch original {
            case .kept(let distances): distances.fill(&before, strip: batch.lowerBound / self.batch)
            case .computed(let distances): distances.fill(&before, queries: batch)
            }
            for first in stride(from: batch.lowerBound, to: batch.upperBound, by: Self.embeddedRows) {
                let part = first..<min(first + Self.embeddedRows, batch.upperBound)
                for index in embeddings.indices { embeddings[index].fill(&after[index], queries: part) }
                for row in part {
                    let start = (row - batch.lowerBound) * rows
                    let own = before.span.extracting(start..<start + rows)
                    begin(row, own)
                    let place = (row - first) * rows
                    for index in embeddings.indices {
                        let near = after[index]
                        compare(row, index, own, near.span.extracting(place..<place + rows))
                    }
                }
            }
        }
    }

    /// Puts the rows' results, each worker's in its order, in the order of the rows: `[rows]`.
    func joined<Value>(_ parts: [[Value]]) -> [Value] {
        var next = parts.map { _ in 0 }
        var values: [Value] = []
        values.reserveCapacity(rows)
        for (number, first) in stride(from: 0, to: rows, by: batch).enumerated() {
            let worker = number % workers
            let count = min(batch, rows - first)
            values += parts[worker][next[worker]..<next[worker] + count]
            next[worker] += count
        }
        return values
    }
}
