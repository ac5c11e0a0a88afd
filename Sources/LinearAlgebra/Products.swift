package import Core

/// The sizes of a matrix product, `[rows, inner] · [inner, columns]`, and how its factors are stored.
package struct ProductShape: Sendable, Equatable {
    package let rows: Int
    package let inner: Int
    package let columns: Int
    /// True if the left factor is stored as `[inner, rows]`.
    package let leftTransposed: Bool
    /// True if the right factor is stored as `[columns, inner]`.
    package let rightTransposed: Bool

    package init(rows: Int, inner: Int, columns: Int, leftTransposed: Bool = false, rightTransposed: Bool = false) {
        self.rows = rows
        self.inner = inner
        self.columns = columns
        self.leftTransposed = leftTransposed
        self.rightTransposed = rightTransposed
    }

    // BLAS refuses a stride of zero, even where there is nothing to stride over.
    var leftStride: Int { max(1, leftTransposed ? rows : inner) }
    var rightStride: Int { max(1, rightTransposed ? inner : columns) }
}

/// The matrix product `result ← scale · left · right + keep · result`, all factors row-major.
///
/// - Parameters:
///   - left: `[rows, inner]`, or the other way round where the shape says that it is transposed.
///   - right: `[inner, columns]`, likewise.
///   - result: `[rows, columns]`; there may be more room after it.
///   - shape: The sizes.
///   - scale: The factor of the product.
///   - keep: The factor of the result's former content; 0 overwrites it.
/// - Precondition: Each factor has the size that the shape says, and each size fits 32 bits.
package func multiply<Element: RealScalar>(
    _ left: Span<Element>, _ right: Span<Element>, into result: inout MutableSpan<Element>, shape: ProductShape,
    scale: Element = 1, keep: Element = 0
) {
    precondition(left.count == shape.rows * shape.inner, "\(left.count) elements on the left of \(shape)")
    precondition(right.count == shape.inner * shape.columns, "\(right.count) elements on the right of \(shape)")
    precondition(result.count >= shape.rows * shape.columns, "\(result.count) elements in the result of \(shape)")
    if shape.rows == 0 || shape.columns == 0 { return }
    Element.product(left, right, into: &result, shape: shape, scale: scale, keep: keep)
}

/// The products of a matrix `A` with itself that a Gram matrix holds.
package enum GramSide: Sendable {
    /// `AᵀA`, `[columns, columns]`.
    case columns
    /// `AAᵀ`, `[rows, rows]`.
    case rows
}

/// The symmetric product `result ← keep · result + AᵀA` (or `AAᵀ`), of which only the upper triangle is written.
///
/// - Parameters:
///   - matrix: `A`, `[rows, columns]`, row-major.
///   - rows: Its rows.
///   - columns: Its columns.
///   - side: The product, one of two.
///   - result: `[columns, columns]` or `[rows, rows]`.
///   - keep: The factor of the result's former content; 0 overwrites it.
/// - Precondition: Each span has the size said.
package func accumulateGram<Element: RealScalar>(
    of matrix: Span<Element>, rows: Int, columns: Int, _ side: GramSide, into result: inout MutableSpan<Element>,
    keep: Element = 1
) {
    let order = side == .columns ? columns : rows
    precondition(matrix.count == rows * columns, "\(matrix.count) elements in a [\(rows), \(columns)] matrix")
    precondition(result.count == order * order, "\(result.count) elements in a [\(order), \(order)] matrix")
    if rows == 0 || columns == 0 { return }
    Element.gram(of: matrix, rows: rows, columns: columns, side, into: &result, keep: keep)
}

/// A stripe of the symmetric product: `result ← result + (AᵀA)[stripe, stripe.lowerBound...]`.
///
/// - Parameters:
///   - matrix: `A`, `[rows, columns]`, row-major.
///   - rows: Its rows.
///   - columns: Its columns.
///   - stripe: The rows of the product.
///   - result: `[stripe.count, columns − stripe.lowerBound]`.
/// - Precondition: Each span has the size said, and the stripe is within the columns.
package func accumulateGram(
    of matrix: Span<Double>, rows: Int, columns: Int, stripe: Range<Int>, into result: inout MutableSpan<Double>
) {
    let width = columns - stripe.lowerBound
    precondition(stripe.lowerBound >= 0 && stripe.upperBound <= columns, "rows \(stripe) of \(columns)")
    precondition(matrix.count == rows * columns, "\(matrix.count) elements in a [\(rows), \(columns)] matrix")
    precondition(result.count == stripe.count * width, "\(result.count) elements in [\(stripe.count), \(width)]")
    if rows == 0 || stripe.isEmpty { return }
    Double.gramStripe(of: matrix, rows: rows, columns: columns, stripe: stripe, into: &result)
}

extension Matrix {
    /// The product with another matrix: `[rows, columns] · [columns, other.columns]`.
    package func multiplied(by other: Matrix) -> Matrix {
        precondition(columns == other.rows, "[\(rows), \(columns)] times [\(other.rows), \(other.columns)]")
        return product(other, resultColumns: other.columns, rightTransposed: false)
    }

    /// The product with another matrix's transpose: `[rows, columns] · [other.rows, columns]ᵀ`.
    package func multiplied(byTransposeOf other: Matrix) -> Matrix {
        precondition(columns == other.columns, "[\(rows), \(columns)] times [\(other.rows), \(other.columns)]ᵀ")
        return product(other, resultColumns: other.rows, rightTransposed: true)
    }

    private func product(_ other: Matrix, resultColumns: Int, rightTransposed: Bool) -> Matrix {
        var result = Matrix(rows: rows, columns: resultColumns)
        let shape = ProductShape(rows: rows, inner: columns, columns: resultColumns, rightTransposed: rightTransposed)
        var span = result.values.mutableSpan
        multiply(values.span, other.values.span, into: &span, shape: shape)
        return result
    }
}
