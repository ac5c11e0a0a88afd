package import Core
internal import Foundation

/// The rows of a data set as the methods see them: stored as read, scaled as they are fetched.
package struct ScaledRows: RowSource {
    private let features: FeatureMatrix
    package let scaling: Scaling
    /// For bytes, `[featureCount]` each: a scaled value is `byte * factors + offsets`.
    let factors: [Float]
    let offsets: [Float]
    /// For floating-point numbers, `[featureCount]` each: a scaled value is `(value - centres) * inverses`, in Double,
    /// since the difference of two large numbers may be all there is.
    let centres: [Double]
    let inverses: [Double]
    /// The scaled value that stands for a missing one, `[featureCount]`; nil where none is missing.
    private let substitutes: [Float]?
    /// The bounds of scaled values, `[featureCount]` each; nil where they are taken as they are.
    private let bounds: (lower: [Float], upper: [Float])?
    /// True if the logarithm of 1 + value is scaled, not the value.
    let isLogarithmic: Bool

    package init(features: FeatureMatrix, scaling: Scaling) {
        self.features = features
        self.scaling = scaling
        let count = features.featureCount
        let spreads: [Double]
        (centres, spreads) = scaling.columns(count)
        inverses = spreads.map { 1 / $0 }
        isLogarithmic = scaling.isLogarithmic
        factors = inverses.map { Float($0) }
        offsets = zip(centres, inverses).map { Float(-$0 * $1) }
        let (centres, inverses) = (centres, inverses)
        substitutes = scaling.substitutes.map { substitutes in
            (0..<count).map { Float((substitutes[$0] - centres[$0]) * inverses[$0]) }
        }
        bounds = scaling.bounds(columns: count)
    }

    /// The bounds that values are held within, and the number of those beyond; nil where they are taken as they are.
    package var clipping: Clipping? { scaling.clipping }
    package var rowCount: Int { features.rowCount }
    package var featureCount: Int { features.featureCount }

    package var chunks: RowChunkLayout? {
        if case .blocks(let blocks) = features.storage { blocks.chunks } else { nil }
    }

    package func willRead(_ rows: ArraySlice<Int>) {
        if case .blocks(let blocks) = features.storage { blocks.willRead(rows) }
    }

    private func rows<Element>(_ elements: [Element]) -> RowsOfArray<Element> {
        RowsOfArray(elements: elements, rowCount: rowCount, width: featureCount)
    }

    package func copyRows(
        at indices: Span<Int>, into destination: inout MutableSpan<Float>
    ) throws(RowReadError) {
        do throws(DatasetError) {
            try copy(indices, into: &destination)
        } catch {
            throw RowReadError(error.message)
        }
    }

    private func copy(
        _ indices: Span<Int>, into destination: inout MutableSpan<Float>
    ) throws(DatasetError) {
        precondition(
            destination.count == indices.count * featureCount,
            "room for \(destination.count) of \(indices.count) × \(featureCount)")
        switch features.storage {
        case .uint8(let elements): try copyBytes(indices, rows(elements), into: &destination)
        case .float32(let elements): try copyFloating(indices, rows(elements), into: &destination)
        case .float64(let elements): try copyFloating(indices, rows(elements), into: &destination)
        case .sparse32(let rows): try copySparse(indices, SparseRowsOfArrays(rows: rows), into: &destination)
        case .sparse64(let rows): try copySparse(indices, SparseRowsOfArrays(rows: rows), into: &destination)
        case .blocks(let blocks) where blocks.layout.isSparse:
            try copySparse(indices, SparseRowsOfBlocks(blocks: blocks), into: &destination)
        case .blocks(let blocks):
            switch blocks.layout.element {
            case .uint8: try copyBytes(indices, RowsOfBlocks<UInt8>(blocks: blocks), into: &destination)
            case .float32: try copyFloating(indices, RowsOfBlocks<Float>(blocks: blocks), into: &destination)
            case .float64: try copyFloating(indices, RowsOfBlocks<Double>(blocks: blocks), into: &destination)
            }
        }
        if substitutes != nil { substitute(&destination) }
        if let bounds { clip(&destination, bounds.lower, bounds.upper) }
    }

    /// Fills each row with what zeros become, then puts in the elements that are none.
    @inline(__always)
    private func copySparse<Rows: SparseRowAccess>(
        _ indices: Span<Int>, _ rows: Rows, into destination: inout MutableSpan<Float>
    ) throws(DatasetError) {
        let count = featureCount
        try unsafe destination.withUnsafeMutableBufferPointer { (destination) throws(DatasetError) in
            try unsafe offsets.withUnsafeBufferPointer { (offsets) throws(DatasetError) in
                try unsafe rows.forEach(indices) { position, columns, values in
                    let target = unsafe UnsafeMutableBufferPointer(
                        rebasing: destination[position * count..<(position + 1) * count])
                    _ = unsafe target.update(fromContentsOf: offsets)
                    for index in 0..<columns.count {
                        let column = unsafe Int(columns[index])
                        precondition(column >= 0 && column < count, "column \(column) of \(count)")
                        let value = unsafe Double(values[index])
                        unsafe target[column] = Float(
                            ((isLogarithmic ? log1p(value) : value) - centres[column]) * inverses[column])
                    }
                }
            }
        }
    }

    /// Puts the mean in the place of missing values.
    private func substitute(_ destination: inout MutableSpan<Float>) {
        guard let substitutes else { return }
        for start in stride(from: 0, to: destination.count, by: max(featureCount, 1)) {
            for column in 0..<featureCount where !destination[start + column].isFinite {
                destination[start + column] = substitutes[column]
            }
        }
    }

    /// Holds values within their bounds.
    private func clip(_ destination: inout MutableSpan<Float>, _ lower: [Float], _ upper: [Float]) {
        for start in stride(from: 0, to: destination.count, by: max(featureCount, 1)) {
            for column in 0..<featureCount {
                destination[start + column] = min(max(destination[start + column], lower[column]), upper[column])
            }
        }
    }
}
