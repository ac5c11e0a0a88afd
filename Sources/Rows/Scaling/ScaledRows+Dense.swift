internal import Foundation

extension ScaledRows {
    /// Scales bytes, in Float.
    @inline(__always)
    func copyBytes<Rows: DenseRows>(
        _ indices: Span<Int>, _ rows: Rows, into destination: inout MutableSpan<Float>
    ) throws(DatasetError) where Rows.Element == UInt8 {
        if isLogarithmic { return try copyLogarithms(indices, rows, { Double($0) }, into: &destination) }
        if case .range = scaling.kind, featureCount > 0 {
            let (factor, offset) = (factors[0], offsets[0])
            return try unsafe copy(indices, rows, into: &destination) { source, target, count in
                for column in 0..<count { unsafe target[column] = Float(source[column]) * factor + offset }
            }
        }
        try unsafe factors.withUnsafeBufferPointer { (factors) throws(DatasetError) in
            try unsafe offsets.withUnsafeBufferPointer { (offsets) throws(DatasetError) in
                try unsafe copy(indices, rows, into: &destination) { source, target, count in
                    for column in 0..<count {
                        unsafe target[column] = Float(source[column]) * factors[column] + offsets[column]
                    }
                }
            }
        }
    }

    /// Scales floating-point numbers, in Double.
    @inline(__always)
    func copyFloating<Rows: DenseRows>(
        _ indices: Span<Int>, _ rows: Rows, into destination: inout MutableSpan<Float>
    ) throws(DatasetError) where Rows.Element: BinaryFloatingPoint {
        if isLogarithmic { return try copyLogarithms(indices, rows, { Double($0) }, into: &destination) }
        try unsafe centres.withUnsafeBufferPointer { (centres) throws(DatasetError) in
            try unsafe inverses.withUnsafeBufferPointer { (inverses) throws(DatasetError) in
                try unsafe copy(indices, rows, into: &destination) { source, target, count in
                    for column in 0..<count {
                        unsafe target[column] = Float((Double(source[column]) - centres[column]) * inverses[column])
                    }
                }
            }
        }
    }

    @inline(__always)
    private func copyLogarithms<Rows: DenseRows>(
        _ indices: Span<Int>, _ rows: Rows, _ convert: (Rows.Element) -> Double,
        into destination: inout MutableSpan<Float>
    ) throws(DatasetError) {
        try unsafe copy(indices, rows, into: &destination) { source, target, count in
            for column in 0..<count {
                let logarithm = unsafe log1p(convert(source[column]))
                unsafe target[column] = Float((logarithm - centres[column]) * inverses[column])
            }
        }
    }

    /// Calls with the source and the target of each row.
    @inline(__always)
    private func copy<Rows: DenseRows>(
        _ indices: Span<Int>, _ rows: Rows, into destination: inout MutableSpan<Float>,
        _ body: (
            _ source: UnsafeBufferPointer<Rows.Element>, _ target: UnsafeMutableBufferPointer<Float>, Int
        ) -> Void
    ) throws(DatasetError) {
        let count = featureCount
        try unsafe destination.withUnsafeMutableBufferPointer { (destination) throws(DatasetError) in
            try unsafe rows.forEach(indices) { position, source in
                unsafe body(
                    source,
                    UnsafeMutableBufferPointer(rebasing: destination[position * count..<(position + 1) * count]), count)
            }
        }
    }
}
