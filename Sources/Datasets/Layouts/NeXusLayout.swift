internal import Core
internal import HDF5
internal import Rows

/// A NeXus file: groups of the class NXdata name their signal and its axes, and `default` leads from the root to one of them.
struct NeXusLayout: DatasetLayout {
    let format = "NeXus"

    func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan? {
        let groups = contents.tree.nodes.filter { $0.isOfClass("NXdata") }
        let all = groups.compactMap { group in signal(of: group, contents).map { (group: group, signal: $0) } }
        let signals = all.filter(\.signal.isMatrix)
        guard !signals.isEmpty else {
            guard all.count == 1, contents.matrices.isEmpty, options.dataPath == nil, options.windows == nil else {
                return nil
            }
            throw oneCurve(all[0].signal, contents)
        }
        let chosen = defaultGroup(contents).flatMap { path in signals.first { $0.group.path.hasSameBytes(as: path) } }
        return try NamedArrays(contents, options).plan(
            format: format, among: chosen.map { [$0.signal] } ?? signals.map(\.signal))
    }

    /// The signal of a group: what its attribute names, or of older files the data set with an attribute `signal` of 1.
    private func signal(of group: HDF5Node, _ contents: FileContents) -> StoredArray? {
        let members = contents.members(of: group.path).map(\.path)
        let name =
            contents.attribute("signal", of: group.path)?.string.map { "\(group.path)/\($0)" }
            ?? members.first { path in
                let mark = contents.attribute("signal", of: path)
                return mark?.integers == [1] || mark?.string == "1"
            }
        guard let array = name.flatMap(contents.array(at:)), array.isMatrix || array.isSeries else { return nil }
        return array
    }

    /// The refusal of a file whose only signal is one curve.
    private func oneCurve(_ signal: StoredArray, _ contents: FileContents) -> DatasetError {
        let folder = FileContents.parent(of: signal.path)
        return .unusable(
            "\(contents.place(of: signal)) is one curve, and so one row, of which nothing can be learned. Give a file of many; if its "
                + "points are the rows, with a column for each data set beside: --data \(String(folder.dropLast()).escaped.shellWord); "
                + "for stretches of it as rows: --windows 50.")
    }

    /// The path of the group that the attributes `default` lead to from the root; nil where they lead nowhere.
    private func defaultGroup(_ contents: FileContents) -> String? {
        var path = "/"
        // Entry, data: no more are between.
        for _ in 0..<8 {
            guard let name = contents.attribute("default", of: path)?.string,
                let next = contents.node(at: "\(path)/\(name)")
            else { break }
            path = next.path
        }
        return contents.node(at: path)?.isOfClass("NXdata") == true ? path : nil
    }
}

extension HDF5Node {
    /// True if a group is of a class of NeXus.
    fileprivate func isOfClass(_ name: String) -> Bool {
        attributes.contains { $0.name == "NX_class" && $0.value.string == name }
    }
}
