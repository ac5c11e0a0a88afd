internal import Core
internal import HDF5
internal import Rows

extension LabelChoice {
    /// The further labels that the user names, each once.
    ///
    /// - Throws: `DatasetError` where one is not there or does not fit.
    func further(_ options: ReadingOptions) throws(DatasetError) -> [LabelSource] {
        guard !options.ignoresLabels, !options.furtherLabelsPaths.isEmpty else { return [] }
        var seen = try choose(options).map { [$0.fullPath] } ?? []
        var sources: [LabelSource] = []
        for path in options.furtherLabelsPaths {
            let source = try named(path, option: "--labels", rowCount: data.rowCount, matching: data)
            guard !seen.contains(where: { $0.hasSameBytes(as: source.fullPath) }) else { continue }
            seen.append(source.fullPath)
            sources.append(source)
        }
        return sources
    }

    /// The groups of rows that the user names.
    ///
    /// - Throws: `DatasetError` where they are not there or do not fit.
    func groups(_ options: ReadingOptions) throws(DatasetError) -> LabelSource? {
        guard let path = options.groupsPath else { return nil }
        return try named(path, option: "--groups", rowCount: data.rowCount, matching: data)
    }

    /// The label by a range of which the user asks rows to be held out.
    ///
    /// - Throws: `DatasetError` where it is not there or does not fit.
    func heldOut(_ options: ReadingOptions) throws(DatasetError) -> LabelSource? {
        guard let path = options.heldOut?.path else { return nil }
        return try named(path, option: "--hold-out", rowCount: data.rowCount, matching: data)
    }

    /// A hint at what else could colour the rows, with what to type.
    func alternatives(to labels: [LabelSource]) -> [String] {
        var others = columns().filter { array in !labels.contains { array.path.hasSameBytes(as: $0.path) } }
            .map { "--labels \($0.path.escaped.shellWord)" }
        for table in tables() + targets() {
            let chosen = labels.filter { $0.path.hasSameBytes(as: table.path) }.map(\.column)
            // All columns together are one label.
            guard !chosen.contains(nil) else { continue }
            let isNamed = columnNames(of: table) != nil
            if !isNamed, chosen.isEmpty, table.rowLength > Self.mostColumnsListed {
                let words = ArrayRole.words(of: table.name)
                others.append(
                    words.contains("onehot") || words.contains("hot")
                        ? "--labels \(table.path.escaped.shellWord)"
                        : "--labels \("\(table.path.escaped):0".shellWord) to :\(table.rowLength - 1)")
                continue
            }
            for column in 0..<table.rowLength where !chosen.contains(column) {
                let name = columnNames(of: table).map { " (\($0[column].escaped))" } ?? ""
                others.append("--labels \("\(table.path.escaped):\(column)".shellWord)\(name)")
            }
        }
        guard !others.isEmpty else { return [] }
        return [Self.listing(others, areAll: labels.isEmpty)]
    }

    /// The most columns without names that are listed one by one.
    private static let mostColumnsListed = 5

    /// The options to type to colour rows by something else.
    ///
    /// - Parameters:
    ///   - options: The options, with what they are about.
    ///   - areAll: Whether nothing was chosen.
    /// - Returns: A sentence.
    static func listing(_ options: [String], areAll: Bool) -> String {
        "\(areAll ? "No label was chosen among several" : "Other labels"): \(options.listed(most: 16))."
    }
}
