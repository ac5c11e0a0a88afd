internal import Core
internal import NeuralNetworks

/// Rows less a shift, in `Double`.
struct RowBlock: Sendable {
    /// `[count, features]`.
    private(set) var values: [Double] = []
    /// The number of rows.
    private(set) var count = 0

    /// Replaces the rows by others.
    ///
    /// - Throws: `RowReadError` where rows can't be read.
    mutating func fill(
        from source: any RowSource, rows: ArraySlice<Int>, less shift: [Double]
    ) throws(RowReadError) {
        let batch = try source.rows(at: Array(rows))
        count = batch.rows
        if values.count != batch.values.count { values = [Double](repeating: 0, count: batch.values.count) }
        var destination = values.mutableSpan
        shifted(batch, 0..<batch.rows, by: shift, columns: 0..<batch.columns, into: &destination)
    }

    /// The sum of each feature: `[features]`.
    func sums(features: Int) -> [Double] {
        var sums = [Double](repeating: 0, count: features)
        var destination = sums.mutableSpan
        let values = values.span
        for row in 0..<count {
            for feature in 0..<features { destination[feature] += values[row * features + feature] }
        }
        return sums
    }

    /// The sum of each feature's squares: `[features]`.
    func squares(features: Int) -> [Double] {
        var sums = [Double](repeating: 0, count: features)
        var destination = sums.mutableSpan
        let values = values.span
        for row in 0..<count {
            for feature in 0..<features {
                let value = values[row * features + feature]
                destination[feature] += value * value
            }
        }
        return sums
    }
}

/// Rows less a shift, a few blocks at a time, which a team reads side by side.
///
/// What the rows are divided into depends on their number and size alone, and parts are passed on in the order of the rows, so
/// that sums over them are the same to the last bit whatever the number of threads.
struct RowBlocks {
    let source: any RowSource
    let rows: [Int]
    /// `[features]`.
    let shift: [Double]
    let team: ThreadTeam

    /// The number of blocks that are in memory at a time.
    private static let perRound = 4
    /// The numbers of a block, 4 MB of them, where its rows are neither too few for products nor more than are worth it.
    private static let usualSize = 1 << 19
    private static let mostRows = 4096
    /// Products of few wide rows wait for memory; yet a block of rows wider than covariances are stored for must not be too large.
    private static func leastRows(features: Int) -> Int { features > 4096 ? 32 : 256 }

    /// The number of rows of a block.
    private var size: Int {
        let features = max(1, source.featureCount)
        return max(Self.leastRows(features: features), min(Self.mostRows, Self.usualSize / features))
    }

    /// Goes through all rows.
    ///
    /// - Parameters:
    ///   - part: What is made of each block; called from several threads.
    ///   - body: What is done with some blocks, and with what was made of them, in the order of the rows.
    /// - Throws: `RowReadError` where rows can't be read.
    func forEachRound<Part: Sendable>(
        _ part: (RowBlock) -> Part, then body: (_ blocks: [RowBlock], _ parts: [Part]) -> Void
    ) throws(RowReadError) {
        let ranges = (0..<rows.count).parts(of: size)
        let slots = ranges.prefix(Self.perRound).map { _ in TaskSlot<BlockWork<Part>>(BlockWork()) }
        for places in ranges.indices.parts(of: Self.perRound) {
            team.run(places.count) { index in
                slots[index].update { work in
                    do throws(RowReadError) {
                        try work.block.fill(from: source, rows: rows[ranges[places.lowerBound + index]], less: shift)
                        work.part = part(work.block)
                    } catch {
                        work.failure = error
                    }
                }
            }
            let round = slots.prefix(places.count).map(\.value)
            for work in round {
                if let failure = work.failure { throw failure }
            }
            body(round.map(\.block), round.compactMap(\.part))
        }
    }
}

/// A block, and what was made of it.
private struct BlockWork<Part: Sendable>: Sendable {
    var block = RowBlock()
    var part: Part?
    var failure: RowReadError?
}
