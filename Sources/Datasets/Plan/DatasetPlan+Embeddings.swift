internal import Core
internal import HDF5
internal import Rows

/// The place of an embedding that was made elsewhere.
struct EmbeddingSource: Sendable {
    /// The name that reports call it by.
    let name: String
    let array: StoredArray
    /// True if the user named it, so that an unusable one is an error.
    let isNamed: Bool
}

extension DatasetPlan {
    /// The names of embeddings that AnnData files usually hold, those first that pictures are usually made of.
    static let usualEmbeddings = [
        "X_umap", "X_tsne", "X_pca", "X_phate", "X_pacmap", "X_trimap", "X_draw_graph_fa", "X_diffmap",
    ]
    /// The most that are read of them.
    static let mostUsualEmbeddings = 4
    /// The most dimensions of one that is read without being named.
    static let mostUsualDimensions = 64

    /// Adds the embeddings that the user names, after those that the file holds under usual names.
    ///
    /// - Throws: `DatasetError` where one that is named is not there, or is no matrix of numbers.
    mutating func addEmbeddings(_ options: ReadingOptions) throws(DatasetError) {
        if !options.ignoresEmbeddings {
            let places = embeddingPlaces ?? Self.usualEmbeddings.map { ($0, "\(root)/obsm/\($0)") }
            let usual = places.compactMap { name, path in
                contents.array(at: path).map { EmbeddingSource(name: name, array: ofRows($0), isNamed: false) }
            }
            embeddings = Array(usual.filter { isUsualEmbedding($0.array) }.prefix(Self.mostUsualEmbeddings))
        }
        for text in options.embeddings {
            guard let choice = EmbeddingChoice(text) else {
                throw .unusable("--embedding takes NAME=PATH or NAME=FILE:PATH, not \(text.escaped).")
            }
            let array = try contents.requireArray(choice.path, option: "--embedding \(choice.name.escaped)=") {
                ($0.isMatrix && $0.shape.count == 2 || $0.isColumn) && $0.type.isNumeric && !$0.isSparse
            }
            // One that the file holds is judged once, by the name that the user gives it.
            embeddings.removeAll {
                !$0.isNamed && ($0.array.path.hasSameBytes(as: array.path) || $0.name == choice.name)
            }
            embeddings.append(EmbeddingSource(name: choice.name, array: array, isNamed: true))
        }
    }

    /// An embedding turned where its other axis is as long as the data, as R keeps it.
    private func ofRows(_ array: StoredArray) -> StoredArray {
        guard array.shape.count == 2, array.rowCount != data.rowCount, array.shape[1] == data.rowCount else {
            return array
        }
        return array.withRows(along: 1) ?? array
    }

    /// True if something under a usual name is an embedding of the data, and not the data themselves.
    private func isUsualEmbedding(_ array: StoredArray) -> Bool {
        array.isMatrix && array.shape.count == 2 && !array.isSparse && array.rowCount == data.rowCount
            && array.rowLength <= Self.mostUsualDimensions && testData == nil
            && !array.path.hasSameBytes(as: data.path)
    }
}
