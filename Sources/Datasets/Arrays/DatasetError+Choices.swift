internal import Core
internal import HDF5
internal import Rows

extension DatasetError {
    private static let maximumListed = 12

    /// Nothing in the file can be the data.
    static func noMatrix(_ contents: FileContents) -> DatasetError {
        let file = contents.file.escaped
        if let packed = PackedFiles.find(in: contents) {
            return .unusable(
                "\(packed.array.path.escaped) in \(file) (\(packed.array.summary)) holds \(packed.kind) files, as they are on a "
                    + "disk. Decode them first, and write what is in them as one array, N×H×W×C for images, for example with "
                    + "Pillow and h5py in Python.")
        }
        if let sentence = RaggedRows.sentence(contents) { return .unusable(sentence) }
        if let series = longestSeries(contents) {
            return .unusable(
                "\(series.path.escaped) in \(file) (\(series.summary)) is one long series, and no matrix with a row for each "
                    + "sample. Cut it into windows, each of them a row: --data \(series.path.escaped.shellWord) "
                    + "--windows 1024, or --windows 1024:512 for such as overlap."
            )
        }
        if let sentence = contents.externalNote {
            return .unusable(
                "\(file) has no \(contents.arrays.isEmpty ? "data set" : "numeric matrix") of its own. \(sentence)")
        }
        if let single = contents.arrays.first(where: {
            $0.type.isNumeric && $0.role.kind == .data && $0.rowLength == 1 && $0.rowCount > 0
        }), !contents.tree.nodes.contains(where: { $0.failure != nil }) {
            return .unusable(
                "\(single.path.escaped) in \(file) (\(single.summary)) has one feature a row, and nothing can be made of "
                    + "fewer than two. Choose other data with --data.")
        }
        if let object = MATLABArray.object(in: contents) {
            let name = object.node.name.escaped
            let way =
                object.kind.hasSuffix("table")
                ? "\(name)_values = \(name){:, vartype('numeric')}; save('file.mat', '\(name)_values', '-v7.3')"
                : "save its numbers as a matrix, with -v7.3"
            return .unusable(
                "\(object.node.path.escaped) in \(file) is a \(object.kind.escaped) of MATLAB, which only MATLAB can read. In MATLAB: "
                    + "\(way).")
        }
        guard !contents.arrays.isEmpty else {
            if let failure = contents.tree.nodes.lazy.compactMap(\.failure).first {
                return DatasetError(failure)
            }
            return .unusable("\(file) has no data set in it. Data must be a numeric matrix with a row for each sample.")
        }
        let list = contents.arrays.prefix(maximumListed).map { "\($0.path.escaped) (\($0.summary))" }
        let more = contents.arrays.count > maximumListed ? ", …" : ""
        let unread = contents.tree.nodes.lazy.filter { $0.failure != nil }.prefix(3).map { node in
            "\(node.path.escaped) (\(node.failure?.reason.escaped ?? ""))"
        }
        let failures = unread.isEmpty ? "" : " What can't be read: \(unread.joined(separator: ", "))."
        return .unusable(
            "\(file) has no numeric matrix with a row for each sample. What it has: "
                + list.joined(separator: ", ") + more + "." + columnsHint(contents) + failures + contents.unlisted)
    }

    /// A sentence on what to type where vectors of one length in a group may be the columns of a table; empty where there are none.
    private static func columnsHint(_ contents: FileContents) -> String {
        let columns = contents.arrays.filter { $0.isColumn && $0.type.isNumeric && $0.rowCount > 1 }
        let folders = Dictionary(grouping: columns) { array in
            "\(FileContents.parent(of: array.objectPath)) \(array.rowCount)"
        }
        guard let most = folders.values.max(by: { ($0.count, $1[0].path) < ($1.count, $0[0].path) }), most.count > 1
        else { return "" }
        // Traces are kept by station, a few in the group of each.
        let alike = Dictionary(grouping: columns, by: \.rowCount).values.max {
            ($0.count, $1[0].rowCount) < ($1.count, $0[0].rowCount)
        }
        if let alike, alike.count >= RowStacking.manySamples, most.count * 2 < alike.count,
            let pattern = PathPattern(of: alike.map { String($0.path.dropFirst(contents.prefix.count)) }),
            contents.parts(at: pattern).count == alike.count
        {
            return " If each of the \(alike.count) of \(alike[0].rowCount) numbers is a row: --data "
                + "\((contents.prefix + pattern.path).escaped.shellWord)."
        }
        let group = FileContents.group(of: most[0].objectPath)
        return " If the \(most.count) of \(most[0].rowCount) numbers are the columns of a table: --data "
            + "\((contents.prefix + group).escaped.shellWord)."
    }

    /// The fewest numbers of a series that windows are worth being cut out of.
    private static let shortestSeries = 1_000

    /// The only array that is by far the longest, where it is a series of numbers.
    private static func longestSeries(_ contents: FileContents) -> StoredArray? {
        let arrays = contents.arrays.filter { $0.type.isNumeric && $0.rowLength == 1 }
            .sorted { $0.rowCount > $1.rowCount }
        guard let first = arrays.first, first.rowCount >= shortestSeries,
            arrays.dropFirst().allSatisfy({ $0.rowCount <= first.rowCount / 2 })
        else { return nil }
        return first
    }

    /// Several things may be the data.
    static func ambiguous(_ candidates: [StoredArray], _ contents: FileContents) -> DatasetError {
        .unusable(
            "\(contents.file.escaped) has several numeric matrices and it would be a guess which is the data. "
                + listing(candidates, option: "--data") + together(candidates, contents)
                + tables(contents, besides: candidates, text: "Groups with a data set for each column")
                + contents.unlisted)
    }

    /// The user names something that is not there.
    static func noSuchPath(
        _ path: String, option: String, _ fit: [StoredArray], _ contents: FileContents
    ) -> DatasetError {
        var message = "\(contents.file.escaped) has no data set \(path.escaped), named by \(option). "
        if let nearest = NearestName.of(FileContents.absolute(path), among: fit.map(\.path)) {
            message += "Did you mean \(nearest.escaped)? "
        }
        return .unusable(message + listing(fit, option: option) + contents.unlisted)
    }

    /// The user names something that can't be used as that.
    static func unfit(
        _ array: StoredArray, option: String, _ fit: [StoredArray], _ contents: FileContents
    ) -> DatasetError {
        .unusable(
            "\(array.path.escaped) in \(contents.file.escaped), named by \(option), can't be used as that: it is "
                + "\(array.summary). " + listing(fit, option: option))
    }

    /// The choices there are, with what to type.
    static func listing(_ arrays: [StoredArray], option: String) -> String {
        guard !arrays.isEmpty else { return "Nothing in the file can be used so." }
        // An option that ends in "=", as "--embedding NAME=", is one word with its path.
        let typed = option.hasSuffix("=") ? option : option + " "
        let list = arrays.prefix(maximumListed).map { "\(typed)\($0.path.escaped.shellWord) (\($0.summary))" }
        let more = arrays.count > maximumListed ? ", and \(arrays.count - maximumListed) more" : ""
        return "Choose one: " + list.joined(separator: ", ") + more + "."
    }
}

extension FileContents {
    /// A sentence on what of the file was not looked at; nil where all was.
    var unlistedNote: String? {
        tree.limitation.map {
            "\($0.prefix(1).uppercased() + $0.dropFirst()); others are read if they are named by their path."
        }
    }

    /// A sentence on links to other files, which are not followed; nil where there are none.
    var externalNote: String? {
        let links = tree.nodes.compactMap { node -> (path: String, file: String)? in
            if case .externalLink(let file, _) = node.kind { (node.path, file) } else { nil }
        }
        guard let first = links.first else { return nil }
        let others =
            links.count > 1 ? ", and so \(links.count == 2 ? "does 1 more" : "do \(links.count - 1) more")" : ""
        return
            "\(first.path.escaped) leads to another file, \(first.file.escaped)\(others); it is followed with --allow-external."
    }

    /// The sentence with a space before it, or nothing.
    fileprivate var unlisted: String { unlistedNote.map { " " + $0 } ?? "" }
}

extension HDF5Node {
    /// Why this could not be looked at; nil where it could.
    fileprivate var failure: HDF5Error? {
        if case .unreadable(let error) = kind { return error }
        return nil
    }
}
