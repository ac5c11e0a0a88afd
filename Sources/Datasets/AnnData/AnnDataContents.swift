package import Core

/// Numbers about the rows of a data set, as an AnnData file (`.h5ad`) keeps them.
package struct AnnDataContents: Sendable {
    /// A column of `obs`.
    package enum Column: Sendable, Equatable {
        /// The category of each row; −1 where it is missing.
        case categorical(codes: [Int], categories: [String])
        /// NaN where missing.
        case numbers([Double])
        case strings([String])

        /// The number of its rows.
        var count: Int {
            switch self {
            case .categorical(let codes, _): codes.count
            case .numbers(let values): values.count
            case .strings(let values): values.count
            }
        }
    }

    /// A value of `uns/gibbous`.
    package enum Setting: Sendable, Equatable {
        case string(String)
        case number(Double)
        case integer(Int)
        case boolean(Bool)
    }

    /// The columns of values known of each row (`obs`), in the order of the file.
    package var columns: [(name: String, column: Column)]
    /// The names of the rows, all different.
    package var rowNames: [String]
    /// The names of the features (`var`), all different.
    package var featureNames: [String]
    /// Embeddings (`obsm`), such as "X_pca", each `[rows, components]`.
    package var embeddings: [(name: String, matrix: Matrix)]
    /// Versions of the data (`layers`), each `[rows, features]`.
    package var layers: [(name: String, matrix: Matrix)]
    /// Numbers of each feature (`varm`), such as "pca_loadings", each `[features, components]`.
    package var loadings: [(name: String, matrix: Matrix)]
    /// The settings that the numbers were made with (`uns/gibbous`).
    package var settings: [(key: String, value: Setting)]

    /// Contents from their parts.
    ///
    /// - Precondition: Everything has a row for each of `rowNames`, and layers a column, and loadings a row, for
    ///   each of `featureNames`.
    package init(
        columns: [(name: String, column: Column)], rowNames: [String], featureNames: [String],
        embeddings: [(name: String, matrix: Matrix)], layers: [(name: String, matrix: Matrix)] = [],
        loadings: [(name: String, matrix: Matrix)] = [],
        settings: [(key: String, value: Setting)] = []
    ) {
        precondition(columns.allSatisfy { $0.column.count == rowNames.count }, "columns of as many rows as names")
        precondition(embeddings.allSatisfy { $0.matrix.rows == rowNames.count }, "embeddings of as many rows as names")
        precondition(
            layers.allSatisfy { $0.matrix.rows == rowNames.count && $0.matrix.columns == featureNames.count },
            "layers of the data's shape")
        precondition(
            loadings.allSatisfy { $0.matrix.rows == featureNames.count }, "loadings of as many features as names")
        self.columns = columns
        self.rowNames = rowNames
        self.featureNames = featureNames
        self.embeddings = embeddings
        self.layers = layers
        self.loadings = loadings
        self.settings = settings
    }
}

/// A column of `obs`.
package typealias AnnDataColumn = AnnDataContents.Column
