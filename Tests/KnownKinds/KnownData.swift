internal import Core
internal import HDF5

/// A data set of known answer, with the population that it was drawn from.
package struct KnownData: Sendable {
    package let kind: KnownKind
    /// The rows of the file.
    package let drawn: DrawnRows
    private let population: any Population
    private let seed: UInt64

    init(kind: KnownKind, seed: UInt64, population: any Population, rowCount: Int) {
        self.kind = kind
        self.population = population
        self.seed = seed
        var generator = kind.generator(seed, of: "rows")
        drawn = population.rows(rowCount, using: &generator)
    }

    /// Rows of the same population that are new to whoever has seen the file; the same ones each time.
    ///
    /// - Parameter count: The least number of rows.
    /// - Returns: The rows.
    package func fresh(_ count: Int) -> FreshRows {
        var generator = kind.generator(seed, of: "fresh rows")
        return population.fresh(count, after: drawn, using: &generator)
    }

    /// Writes the rows as a user may have them: an array `x`, and a column where there is one.
    ///
    /// - Throws: `HDF5Error` if the file can't be written.
    package func write(to path: String) throws {
        let file = try HDF5File(creating: path)
        let matrix = drawn.matrix
        switch kind.format {
        case .table: try file.root.createDataset("x", shape: [matrix.rows, matrix.columns], values: matrix.values)
        case .bytes:
            try file.root.createDataset(
                "x", shape: [matrix.rows, matrix.columns], values: matrix.values.map { UInt8($0) })
        case .images(let height, let width):
            try file.root.createDataset("x", shape: [matrix.rows, height, width], values: matrix.values)
        }
        if let column = drawn.column {
            try file.root.createDataset(column.name, shape: [column.values.count], values: column.values)
        }
        try file.close()
    }
}
