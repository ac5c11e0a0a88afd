internal import Core

/// Rows that have nothing to do with each other.
struct IndependentRows: Population {
    /// A row, `[features]`, with what its column holds.
    struct Row {
        var values: [Double]
        var label = 0
    }

    /// The name of the column; nil without one.
    private let label: String?
    private let draw: @Sendable (inout SeededGenerator) -> Row

    /// A population without labels.
    init(_ draw: @escaping @Sendable (inout SeededGenerator) -> [Double]) {
        label = nil
        self.draw = { Row(values: draw(&$0)) }
    }

    /// A population with a label.
    init(label: String, _ draw: @escaping @Sendable (inout SeededGenerator) -> Row) {
        self.label = label
        self.draw = draw
    }

    /// One row, `[features]`.
    func row(using generator: inout SeededGenerator) -> [Double] { draw(&generator).values }

    func rows(_ count: Int, using generator: inout SeededGenerator) -> DrawnRows {
        let rows = (0..<count).map { _ in draw(&generator) }
        return DrawnRows(
            matrix: Matrix(rows.map(\.values)),
            column: label.map { DrawnRows.Column(name: $0, values: rows.map(\.label)) })
    }

    func fresh(_ count: Int, after rows: DrawnRows, using generator: inout SeededGenerator) -> FreshRows {
        FreshRows(matrix: Matrix((0..<count).map { _ in row(using: &generator) }), blockSize: 1)
    }
}
