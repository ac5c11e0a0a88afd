internal import Core
internal import HDF5
internal import Rows

/// The versions of the data that a file has: AnnData and Loom keep them in a group `layers`, h5Seurat beside each other.
struct LayerChoice {
    private let contents: FileContents
    private let options: ReadingOptions
    /// The group that they are in, with a slash at its end.
    private let folder: String

    /// The versions in a group `layers`.
    init(_ contents: FileContents, _ options: ReadingOptions, root: String = "") {
        self.init(contents, options, folder: root + "/layers/")
    }

    init(_ contents: FileContents, _ options: ReadingOptions, folder: String) {
        self.contents = contents
        self.options = options
        self.folder = folder
    }

    /// The layers that could be the data.
    var layers: [StoredArray] {
        contents.matrices.filter { FileContents.parent(of: $0.objectPath).hasSameBytes(as: folder) }
    }

    /// The one that the user names; nil where none is named.
    ///
    /// - Throws: `DatasetError` that lists what there is, where there is none of that name.
    func named() throws(DatasetError) -> StoredArray? {
        guard let name = options.layer else { return nil }
        if let layer = layers.first(where: { $0.name.hasSameBytes(as: name) }) { return layer }
        let list = layers.map { "--layer \($0.name.escaped.shellWord) (\($0.summary))" }
        throw .unusable(
            "\(contents.file.escaped) has no layer \(name.escaped). "
                + (list.isEmpty ? "It has none at all." : "Choose one: \(list.joined(separator: ", ")).")
        )
    }

    /// Notes on what else could be read as the data.
    func notes(besides data: StoredArray) -> [String] {
        let others = layers.filter { !$0.path.hasSameBytes(as: data.path) }
        guard !others.isEmpty, options.dataPath == nil else { return [] }
        return ["Other versions of the data: \(others.map { "--layer \($0.name.escaped.shellWord)" }.listed())."]
    }
}
