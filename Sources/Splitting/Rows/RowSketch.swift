package import Core
internal import LinearAlgebra

/// The rows of a data set as they are compared with each other, for ``RowCopies`` and ``SerialDependence``.
///
/// Rows with many features are projected at random on a few dimensions, which keeps their distances to within some ten per
/// cent (Johnson and Lindenstrauss, 1984). Past ``mostRows`` rows, stretches of the file stand for all of it.
package struct RowSketch: Sendable {
    /// The most rows that are compared with each other; of more, as many in ``stretchCount`` stretches.
    package static let mostRows = 1_000_000
    /// The rows that are compared however little memory there is.
    private static let fewestRows = 20_000
    /// The number of stretches, as long as each other, that stand for a larger file.
    package static let stretchCount = 1_000
    /// The most features that are compared as they are, and the number of dimensions that more are projected on.
    private static let (mostFeatures, projectedDimensions) = (64, 48)

    /// The bytes of a compared row while near copies are looked for: sixty neighbours with their distances, places in cells and sets.
    private static let bytesPerComparedRow = 900

    /// The most rows to compare in so much memory.
    ///
    /// - Parameters:
    ///   - bytes: The memory, in bytes.
    ///   - featureCount: The number of features of a row.
    /// - Returns: Their number, not less than some thousand.
    package static func mostRows(within bytes: Int, featureCount: Int) -> Int {
        let dimensions = featureCount > mostFeatures ? projectedDimensions : featureCount
        return min(mostRows, max(fewestRows, bytes / (bytesPerComparedRow + dimensions * MemoryLayout<Float>.stride)))
    }

    /// A fingerprint of every row's features; equal rows have equal ones: `[rows]`.
    package let fingerprints: [UInt64]
    /// The rows that are compared, ascending: `[compared]`.
    package let compared: [Int]
    /// Their coordinates: `[compared, dimensions]`.
    package let coordinates: Matrix

    /// Sketches rows in one pass.
    ///
    /// - Parameters:
    ///   - source: The rows, scaled: `[rows, features]`.
    ///   - mostRows: The most rows to compare.
    /// - Throws: `RowReadError` where rows can't be read.
    package init(_ source: some RowSource, mostRows: Int = RowSketch.mostRows) throws(RowReadError) {
        compared = Self.stretches(of: source.rowCount, mostRows: mostRows)
        let projection = Self.projection(of: source.featureCount)
        let dimensions = projection?.columns ?? source.featureCount
        var fingerprints: [UInt64] = []
        fingerprints.reserveCapacity(source.rowCount)
        var coordinates: [Float] = []
        coordinates.reserveCapacity(compared.count * dimensions)
        var next = 0
        for range in RowChunks.ranges(of: source) {
            let rows = try source.rows(at: Array(range))
            for row in 0..<rows.rows { fingerprints.append(Self.fingerprint(of: rows, row: row)) }
            let first = next
            while next < compared.count, compared[next] < range.upperBound { next += 1 }
            guard next > first else { continue }
            let kept =
                next - first == rows.rows
                ? rows : rows.selecting(rows: compared[first..<next].map { $0 - range.lowerBound })
            coordinates += (projection.map(kept.multiplied(by:)) ?? kept).values
        }
        self.fingerprints = fingerprints
        self.coordinates = Matrix(rows: compared.count, columns: dimensions, values: coordinates)
    }

    /// All rows, or stretches of them at equal distances.
    private static func stretches(of rowCount: Int, mostRows: Int) -> [Int] {
        guard rowCount > mostRows else { return Array(0..<rowCount) }
        let length = max(1, mostRows / stretchCount)
        return (0..<min(stretchCount, mostRows)).flatMap { stretch in
            let first = stretch * (rowCount / min(stretchCount, mostRows))
            return first..<min(first + length, rowCount)
        }
    }

    /// A random projection that keeps mean squared lengths: `[features, dimensions]`; nil where there are few features.
    private static func projection(of featureCount: Int) -> Matrix? {
        guard featureCount > mostFeatures else { return nil }
        var generator = SeededGenerator(seed: 0, stream: "split.projection")
        let scale = 1 / Double(projectedDimensions).squareRoot()
        let count = featureCount * projectedDimensions
        return Matrix(
            rows: featureCount, columns: projectedDimensions,
            values: (0..<count).map { _ in Float(generator.normal() * scale) })
    }

    /// FNV-1a over the bits of the numbers, 32 at a time, with the bits mixed at the end as SplitMix64 does.
    ///
    /// 0 and −0 are the same number.
    private static func fingerprint(of rows: Matrix, row: Int) -> UInt64 {
        let values = rows.values.span
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in row * rows.columns..<(row + 1) * rows.columns {
            hash = (hash ^ UInt64((values[index] + 0).bitPattern)) &* 0x100_0000_01B3
            hash ^= hash >> 29
        }
        hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
        hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
        return hash ^ (hash >> 31)
    }
}
