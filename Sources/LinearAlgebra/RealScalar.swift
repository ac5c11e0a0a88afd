internal import CLAPACK

/// An element type that matrix products exist for: `Float` and `Double`.
package protocol RealScalar: BinaryFloatingPoint, Sendable {
    /// `result ← scale · op(left) · op(right) + keep · result`, all row-major; use ``multiply(_:_:into:shape:scale:keep:)``.
    static func product(
        _ left: Span<Self>, _ right: Span<Self>, into result: inout MutableSpan<Self>, shape: ProductShape,
        scale: Self, keep: Self)
    /// `result ← keep · result + AᵀA` or `AAᵀ`, upper triangle; use ``accumulateGram(of:rows:columns:_:into:keep:)``.
    static func gram(
        of matrix: Span<Self>, rows: Int, columns: Int, _ side: GramSide, into result: inout MutableSpan<Self>,
        keep: Self)
}

extension Float: RealScalar {
    package static func product(
        _ left: Span<Float>, _ right: Span<Float>, into result: inout MutableSpan<Float>, shape: ProductShape,
        scale: Float, keep: Float
    ) {
        CLAPACK_use_one_thread()
        unsafe left.withUnsafeBufferPointer { left in
            unsafe right.withUnsafeBufferPointer { right in
                unsafe result.withUnsafeMutableBufferPointer { result in
                    unsafe cblas_sgemm(
                        CblasRowMajor, shape.leftTransposed ? CblasTrans : CblasNoTrans,
                        shape.rightTransposed ? CblasTrans : CblasNoTrans, blasint(shape.rows), blasint(shape.columns),
                        blasint(shape.inner), scale, left.baseAddress, blasint(shape.leftStride), right.baseAddress,
                        blasint(shape.rightStride), keep, result.baseAddress, blasint(shape.columns))
                }
            }
        }
    }

    package static func gram(
        of matrix: Span<Float>, rows: Int, columns: Int, _ side: GramSide, into result: inout MutableSpan<Float>,
        keep: Float
    ) {
        CLAPACK_use_one_thread()
        unsafe matrix.withUnsafeBufferPointer { matrix in
            unsafe result.withUnsafeMutableBufferPointer { result in
                unsafe cblas_ssyrk(
                    CblasRowMajor, CblasUpper, side == .columns ? CblasTrans : CblasNoTrans,
                    blasint(side == .columns ? columns : rows), blasint(side == .columns ? rows : columns), 1,
                    matrix.baseAddress, blasint(columns), keep, result.baseAddress,
                    blasint(side == .columns ? columns : rows))
            }
        }
    }
}

extension Double: RealScalar {
    package static func product(
        _ left: Span<Double>, _ right: Span<Double>, into result: inout MutableSpan<Double>, shape: ProductShape,
        scale: Double, keep: Double
    ) {
        CLAPACK_use_one_thread()
        unsafe left.withUnsafeBufferPointer { left in
            unsafe right.withUnsafeBufferPointer { right in
                unsafe result.withUnsafeMutableBufferPointer { result in
                    unsafe cblas_dgemm(
                        CblasRowMajor, shape.leftTransposed ? CblasTrans : CblasNoTrans,
                        shape.rightTransposed ? CblasTrans : CblasNoTrans, blasint(shape.rows), blasint(shape.columns),
                        blasint(shape.inner), scale, left.baseAddress, blasint(shape.leftStride), right.baseAddress,
                        blasint(shape.rightStride), keep, result.baseAddress, blasint(shape.columns))
                }
            }
        }
    }

    package static func gram(
        of matrix: Span<Double>, rows: Int, columns: Int, _ side: GramSide, into result: inout MutableSpan<Double>,
        keep: Double
    ) {
        CLAPACK_use_one_thread()
        unsafe matrix.withUnsafeBufferPointer { matrix in
            unsafe result.withUnsafeMutableBufferPointer { result in
                unsafe cblas_dsyrk(
                    CblasRowMajor, CblasUpper, side == .columns ? CblasTrans : CblasNoTrans,
                    blasint(side == .columns ? columns : rows), blasint(side == .columns ? rows : columns), 1,
                    matrix.baseAddress, blasint(columns), keep, result.baseAddress,
                    blasint(side == .columns ? columns : rows))
            }
        }
    }

    /// `result ← result + (AᵀA)[stripe, stripe.lowerBound...]`; use ``accumulateGram(of:rows:columns:stripe:into:)``.
    static func gramStripe(
        of matrix: Span<Double>, rows: Int, columns: Int, stripe: Range<Int>, into result: inout MutableSpan<Double>
    ) {
        CLAPACK_use_one_thread()
        let width = columns - stripe.lowerBound
        unsafe matrix.extracting(droppingFirst: stripe.lowerBound).withUnsafeBufferPointer { matrix in
            unsafe result.withUnsafeMutableBufferPointer { result in
                unsafe cblas_dgemm(
                    CblasRowMajor, CblasTrans, CblasNoTrans, blasint(stripe.count), blasint(width), blasint(rows), 1,
                    matrix.baseAddress, blasint(columns), matrix.baseAddress, blasint(columns), 1,
                    result.baseAddress, blasint(width))
            }
        }
    }
}
