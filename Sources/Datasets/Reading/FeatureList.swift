internal import Core
internal import Rows

/// The names of features in a text file, one in each line, as of genes; in a table, the first column.
struct FeatureList {
    /// The names, each once, in the order of the file.
    let names: [String]

    /// The most bytes that are read.
    private static let mostBytes = 1 << 26

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - name: The path of the file.
    ///   - file: The file that is read; the list is looked for beside it, too.
    /// - Throws: `DatasetError` where there is no such file, or it is no text.
    init(_ name: String, beside file: String) throws(DatasetError) {
        guard let place = OtherFile.place(of: name, beside: file) else {
            throw DatasetError(
                .noSuchInput,
                "There is no file \(name.escaped) with names of features, given by --features @\(name.escaped). Check the path."
            )
        }
        guard let bytes = FileBeginning.bytes(of: place, most: Self.mostBytes + 1), bytes.count <= Self.mostBytes,
            let text = String(validating: bytes, as: UTF8.self)
        else {
            throw .unusable(
                "\(name.escaped), given by --features, is no text file of UTF-8 with the name of a feature in each line."
            )
        }
        var seen: Set<String> = []
        names = text.split(whereSeparator: \.isNewline).compactMap { line in
            let first = line.split(separator: "\t", omittingEmptySubsequences: false).first.map(String.init) ?? ""
            let name = first.trimmed()
            return name.isEmpty || !seen.insert(name).inserted ? nil : name
        }
    }
}
