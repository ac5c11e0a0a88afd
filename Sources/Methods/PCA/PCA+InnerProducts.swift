internal import Core
internal import LinearAlgebra
internal import NeuralNetworks

/// Rows about their mean, for where there are fewer of them than features; they are kept as they came.
struct CenteredRows {
    private let rows: Matrix
    /// `[features]`.
    let mean: [Double]

    /// The number of features converted to `Double` at a time.
    private static let panelWidth = 1024
    /// The number of rows, or of features, that a task takes.
    private static let partSize = 128

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
    func innerProducts(team: ThreadTeam) -> [Double] {
        let parts = (0..<rows.rows).parts(of: Self.partSize)
        let panels = parts.map { _ in TaskSlot<[Double]>([]) }
        let pairs = parts.indices.flatMap { left in (left..<parts.count).map { (left: left, right: $0) } }
        let products = pairs.map { pair in
            TaskSlot([Double](repeating: 0, count: parts[pair.left].count * parts[pair.right].count))
        }
        for columns in (0..<rows.columns).parts(of: Self.panelWidth) {
            team.run(parts.count) { part in
                panels[part].update { fill(&$0, rows: parts[part], columns: columns) }
            }
            let filled = panels.map(\.value)
            team.run(pairs.count) { index in
                let (left, right) = pairs[index]
                let (above, beside) = (filled[left], filled[right])
                products[index].update { sum in
                    var destination = sum.mutableSpan
                    multiply(
                        above.span, beside.span, into: &destination,
                        shape: ProductShape(
                            rows: parts[left].count, inner: columns.count, columns: parts[right].count,
                            rightTransposed: true), keep: 1)
                }
            }
        }
        var result = [Double](repeating: 0, count: rows.rows * rows.rows)
        for (pair, slot) in zip(pairs, products) {
            let sum = slot.value
            let right = parts[pair.right]
            for (index, row) in parts[pair.left].enumerated() {
                let start = row * rows.rows + right.lowerBound
                for column in 0..<right.count { result[start + column] = sum[index * right.count + column] }
            }
        }
        return result
    }

    /// Weighted sums of the rows: `[count, rows]` to `[count, features]`.
    func combined(weights: [Double], count: Int, team: ThreadTeam) -> [Double] {
        let parts = (0..<rows.columns).parts(of: Self.partSize)
        let sums = parts.map { TaskSlot([Double](repeating: 0, count: count * $0.count)) }
        team.run(parts.count) { index in
            var values: [Double] = []
            fill(&values, rows: 0..<rows.rows, columns: parts[index])
            sums[index].update { sum in
                var destination = sum.mutableSpan
                multiply(
                    weights.span, values.span, into: &destination,
                    shape: ProductShape(rows: count, inner: rows.rows, columns: parts[index].count))
            }
        }
        var result = [Double](repeating: 0, count: count * rows.columns)
        for (columns, slot) in zip(parts, sums) {
            let sum = slot.value
            for row in 0..<count {
                let start = row * rows.columns + columns.lowerBound
                for column in 0..<columns.count { result[start + column] = sum[row * columns.count + column] }
            }
        }
        return result
    }

    /// Writes some columns of some rows, less their mean: `[rows.count, columns.count]`.
    private func fill(_ values: inout [Double], rows range: Range<Int>, columns: Range<Int>) {
        let count = range.count * columns.count
        if values.count != count { values = [Double](repeating: 0, count: count) }
        var destination = values.mutableSpan
        shifted(rows, range, by: mean, columns: columns, into: &destination)
    }
}
