package import Core

/// An embedding that was made elsewhere: it has codes of the data's rows alone, and no decoder.
package struct StoredCodes: FittedReduction {
    package let featureCount: Int
    /// The code of each of the data's rows: `[rows, latent]`.
    private let codes: Matrix

    package var latentSize: Int { codes.columns }

    /// The codes of rows, `[rows, latent]`, that have so many features.
    package init(_ codes: Matrix, featureCount: Int) {
        self.codes = codes
        self.featureCount = featureCount
    }

    /// Refuses: where rows lie that were not embedded is not known.
    ///
    /// - Throws: ``UnknownRowsError``.
    package func encode(_ rows: Matrix) throws -> Matrix { throw UnknownRowsError() }

    package func encode(_ rows: Matrix, at places: Range<Int>) throws -> Matrix {
        guard places.lowerBound >= 0, places.upperBound <= codes.rows, places.count == rows.rows else {
            throw UnknownRowsError()
        }
        return codes.selecting(rows: Array(places))
    }

    /// Rows that an embedding has no place for.
    package struct UnknownRowsError: Error, CustomStringConvertible {
        package var description: String { "An embedding that was read has no place for rows that are not the data's." }
    }
}
