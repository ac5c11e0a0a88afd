package import Core

/// An embedding of a data set's rows that was made elsewhere, and read with them.
package struct StoredEmbedding: Sendable, Equatable {
    /// The name that reports call it by.
    package let name: String
    /// Its path in the file, after that of the file if it is another one.
    package let path: String
    /// The place of each row: `[rows, dimensions]`, all finite.
    package let codes: Matrix

    package init(name: String, path: String, codes: Matrix) {
        self.name = name
        self.path = path
        self.codes = codes
    }

    /// True if it can be one of so many rows: another process may send anything.
    package func fits(rowCount: Int) -> Bool {
        codes.rows == rowCount && codes.columns > 0 && codes.values.allSatisfy(\.isFinite)
    }
}
