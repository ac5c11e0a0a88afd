internal import Core
internal import LinearAlgebra

/// Rows about their mean, for where there are fewer of them than features; they are kept as they came.
struct CenteredRows {
    private let rows: Matrix
    /// `[features]`.
    let mean: [Double]

    /// The number of features converted to `Double` at a time.
    private static let panelWidth = 1024

    /// Some rows about their mean.
    ///
    /// - Throws: `RowReadError` where rows can't be read.
    init(of source: any RowSource, rows indices: [Int]) throws(RowReadError) {
        let provisional = try provisionalMean(of: source, rows: indices)
        let rows = try source.rows(at: indices)
        var offset = [Double](repeating: 0, count: rows.columns)
        var sums = offset.mutableSpan
        let values = rows.values.span
        let shift = provisional.span
        for row in 0..<rows.rows {
            for feature in 0..<rows.columns {
                sums[feature] += Double(values[row * rows.columns + feature]) - shift[feature]
            }
        }
        self.rows = rows
        mean = zip(provisional, offset).map { $0 + $1 / Double(indices.count) }
    }

    /// The inner products of every two rows: `[rows, rows]`, in the upper triangle.
    func innerProducts() -> [Double] {
        var products = [Double](repeating: 0, count: rows.rows * rows.rows)
        forEachPanel { panel, width, _ in
            var destination = products.mutableSpan
            accumulateGram(of: panel, rows: rows.rows, columns: width, .rows, into: &destination)
        }
        return products
    }

    /// Weighted sums of the rows: `[count, rows]` to `[count, features]`.
    func combined(weights: [Double], count: Int) -> [Double] {
        var result = [Double](repeating: 0, count: count * rows.columns)
        forEachPanel { panel, width, first in
            var part = [Double](repeating: 0, count: count * width)
            var destination = part.mutableSpan
            let shape = ProductShape(rows: count, inner: rows.rows, columns: width)
            multiply(weights.span, panel, into: &destination, shape: shape)
            for row in 0..<count {
                for column in 0..<width {
                    result[row * rows.columns + first + column] = part[row * width + column]
                }
            }
        }
        return result
    }

    private func forEachPanel(_ body: (_ panel: Span<Double>, _ width: Int, _ first: Int) -> Void) {
        var panel = [Double](repeating: 0, count: rows.rows * min(Self.panelWidth, rows.columns))
        for first in stride(from: 0, to: rows.columns, by: Self.panelWidth) {
            let columns = first..<min(first + Self.panelWidth, rows.columns)
            var destination = panel.mutableSpan
            shifted(rows, by: mean, columns: columns, into: &destination)
            body(panel.span.extracting(first: rows.rows * columns.count), columns.count, first)
        }
    }
}
