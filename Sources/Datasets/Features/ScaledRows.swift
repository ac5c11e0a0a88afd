internal import Foundation
internal import LinearAlgebra

/// The rows of a data set as the methods see them: stored as read, scaled as they are fetched.
package struct ScaledRows: RowSource {
    private let features: FeatureMatrix
    private let scaling: Scaling
    /// For bytes, `[featureCount]` each: a scaled value is `byte * factors + offsets`.
    private let factors: [Float]
    private let offsets: [Float]
    /// For floating-point numbers, `[featureCount]` each: a scaled value is `(value - centres) * inverses`, in Double,
    /// since the difference of two large numbers may be all there is.
    private let centres: [Double]
    private let inverses: [Double]
    /// The scaled value that stands for a missing one, `[featureCount]`; nil where none is missing.
    private let substitutes: [Float]?
    /// Whether the logarithm of 1 + value is what is scaled.
    private let isLogarithmic: Bool

    package init(features: FeatureMatrix, scaling: Scaling) {
        self.features = features
        self.scaling = scaling
        let count = features.featureCount
        switch scaling.kind {
        case .range(let low, let high, _):
            centres = [Double](repeating: low, count: count)
            inverses = [Double](repeating: 1 / (high - low), count: count)
        case .standardised(let mean, let standardDeviation), .logarithmic(let mean, let standardDeviation):
            precondition(mean.count == count && standardDeviation.count == count, "a scaling for \(mean.count) columns")
            centres = mean
            inverses = standardDeviation.map { 1 / $0 }
        }
        if case .logarithmic = scaling.kind { isLogarithmic = true } else { isLogarithmic = false }
        factors = inverses.map { Float($0) }
        offsets = zip(centres, inverses).map { Float(-$0 * $1) }
        let (centres, inverses) = (centres, inverses)
        substitutes = scaling.substitutes.map { substitutes in
            (0..<count).map { Float((substitutes[$0] - centres[$0]) * inverses[$0]) }
        }
    }

    package var rowCount: Int { features.rowCount }
    package var featureCount: Int { features.featureCount }

    package func copyRows(at indices: Span<Int>, into destination: inout MutableSpan<Float>) {
        precondition(
            destination.count == indices.count * featureCount,
            "room for \(destination.count) of \(indices.count) × \(featureCount)")
        switch features.storage {
        case .uint8(let elements) where isLogarithmic:
            copyLogarithms(indices, elements, { Double($0) }, into: &destination)
        case .float32(let elements) where isLogarithmic:
            copyLogarithms(indices, elements, { Double($0) }, into: &destination)
        case .float64(let elements) where isLogarithmic:
            copyLogarithms(indices, elements, { $0 }, into: &destination)
        case .uint8(let elements):
            if case .range = scaling.kind, featureCount > 0 {
                let (factor, offset) = (factors[0], offsets[0])
                unsafe copy(indices, elements, into: &destination) { source, target, count in
                    for column in 0..<count {
                        unsafe target[column] = Float(source[column]) * factor + offset
                    }
                }
            } else {
                unsafe factors.withUnsafeBufferPointer { factors in
                    unsafe offsets.withUnsafeBufferPointer { offsets in
                        unsafe copy(indices, elements, into: &destination) { source, target, count in
                            for column in 0..<count {
                                unsafe target[column] = Float(source[column]) * factors[column] + offsets[column]
                            }
                        }
                    }
                }
            }
        case .float32(let elements): copyFloating(indices, elements, into: &destination)
        case .float64(let elements): copyFloating(indices, elements, into: &destination)
        case .sparse32(let rows): copySparse(indices, rows, into: &destination)
        case .sparse64(let rows): copySparse(indices, rows, into: &destination)
        }
        if substitutes != nil { substitute(&destination) }
    }

    /// Fills each row with what zeros become, then puts in the elements that are none.
    @inline(__always)
    private func copySparse<Element>(
        _ indices: Span<Int>, _ rows: SparseRows<Element>, into destination: inout MutableSpan<Float>
    ) {
        let count = featureCount
        unsafe destination.withUnsafeMutableBufferPointer { destination in
            unsafe offsets.withUnsafeBufferPointer { offsets in
                for position in 0..<indices.count {
                    let row = indices[position]
                    precondition(row >= 0 && row < rowCount, "row \(row) of \(rowCount)")
                    let target = unsafe UnsafeMutableBufferPointer(
                        rebasing: destination[position * count..<(position + 1) * count])
                    _ = unsafe target.update(fromContentsOf: offsets)
                    for index in rows.elements(of: row) {
                        let column = Int(rows.columns[index])
                        precondition(column < count, "column \(column) of \(count)")
                        let value = Double(rows.values[index])
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

    @inline(__always)
    private func copyFloating<Element: BinaryFloatingPoint>(
        _ indices: Span<Int>, _ elements: [Element], into destination: inout MutableSpan<Float>
    ) {
        unsafe centres.withUnsafeBufferPointer { centres in
            unsafe inverses.withUnsafeBufferPointer { inverses in
                unsafe copy(indices, elements, into: &destination) { source, target, count in
                    for column in 0..<count {
                        unsafe target[column] = Float((Double(source[column]) - centres[column]) * inverses[column])
                    }
                }
            }
        }
    }

    @inline(__always)
    private func copyLogarithms<Element>(
        _ indices: Span<Int>, _ elements: [Element], _ convert: (Element) -> Double,
        into destination: inout MutableSpan<Float>
    ) {
        unsafe copy(indices, elements, into: &destination) { source, target, count in
            for column in 0..<count {
                let logarithm = unsafe log1p(convert(source[column]))
                unsafe target[column] = Float((logarithm - centres[column]) * inverses[column])
            }
        }
    }

    /// Calls with the source and the target of each row.
    @inline(__always)
    private func copy<Element>(
        _ indices: Span<Int>, _ elements: [Element], into destination: inout MutableSpan<Float>,
        _ body: (
            _ source: UnsafeBufferPointer<Element>, _ target: UnsafeMutableBufferPointer<Float>, Int
        ) -> Void
    ) {
        let count = featureCount
        let rows = rowCount
        unsafe elements.withUnsafeBufferPointer { elements in
            unsafe destination.withUnsafeMutableBufferPointer { destination in
                for position in 0..<indices.count {
                    let row = indices[position]
                    precondition(row >= 0 && row < rows, "row \(row) of \(rows)")
                    unsafe body(
                        UnsafeBufferPointer(rebasing: elements[row * count..<(row + 1) * count]),
                        UnsafeMutableBufferPointer(rebasing: destination[position * count..<(position + 1) * count]),
                        count)
                }
            }
        }
    }
}
