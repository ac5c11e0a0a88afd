internal import Core
internal import HDF5
internal import Rows

/// A MuData file (`.h5mu`): a group `mod` with an AnnData group for each modality, which have features and perhaps rows of
/// their own, and what is known of the rows of all in `obs`.
struct MuDataLayout: DatasetLayout {
    let format = "MuData"
    let hasLayers = true

    func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan? {
        let isMuData = contents.attribute("encoding-type", of: "/")?.string?.lowercased() == "mudata"
        guard isMuData, contents.hasGroup("/mod") else { return nil }
        let members = contents.members(of: "/mod").map(\.path)
        // The file's own order, where it states one.
        let order = contents.attribute("mod-order", of: "/mod")?.strings?.map { "/mod/" + $0 } ?? []
        let modalities = order.filter(members.contains) + members.filter { !order.contains($0) }
        guard let modality = try modality(modalities, contents, options) else { return nil }
        var own = options
        // The group is enough to say which modality is meant.
        if let path = options.dataPath, FileContents.absolute(path).hasSameBytes(as: modality) { own.dataPath = nil }
        try requireOwnRows(of: modality, contents, options)
        guard var plan = try AnnDataLayout(root: modality).plan(contents, own) else {
            throw .unusable(
                "\(modality.escaped) in \(contents.file.escaped) is not an AnnData group. \(contents.howToChoose())")
        }
        plan.format = format
        if options.dataPath == nil { plan.why = "the only modality of a MuData file" }
        let others = modalities.filter { !$0.hasSameBytes(as: modality) }
        if !others.isEmpty {
            plan.notes.append("Other modalities: \(others.map(Self.option).listed()).")
        }
        return plan
    }

    private static func option(_ modality: String) -> String {
        "--data \(String(modality.dropFirst()).escaped.shellWord)"
    }

    /// The modality that the user names something of, or the only one; nil where something else is named.
    private func modality(
        _ modalities: [String], _ contents: FileContents, _ options: ReadingOptions
    ) throws(DatasetError) -> String? {
        if let path = options.dataPath.map(FileContents.absolute) {
            return modalities.first { path.hasSameBytes(as: $0) || path.hasPrefix($0 + "/") }
        }
        if modalities.count == 1 { return modalities[0] }
        let list = modalities.prefix(12).map { modality in
            Self.option(modality) + (contents.array(at: modality + "/X").map { " (\($0.summary))" } ?? "")
        }
        throw .unusable(
            "\(contents.file.escaped) has several modalities, whose features are never mixed. Choose one: "
                + list.joined(separator: ", ") + ".")
    }

    /// Makes sure that what the user names of all rows is about the rows of the modality, in their order.
    private func requireOwnRows(
        of modality: String, _ contents: FileContents, _ options: ReadingOptions
    ) throws(DatasetError) {
        let named =
            [options.labelsPath, options.groupsPath, options.heldOut?.path].compactMap(\.self)
            + options.furtherLabelsPaths + options.conditions.compactMap { Condition($0)?.path }
        guard let path = named.first(where: { FileContents.absolute($0).hasPrefix("/obs/") }),
            let map = contents.array(at: "/obsmap/" + modality.dropFirst("/mod/".count))
        else { return }
        let places = try DatasetError.translating { () throws(HDF5Error) in try map.readNumbers() }
        guard zip(places, 1...max(places.count, 1)).allSatisfy({ $0 == Double($1) }) else {
            throw .unusable(
                "\(path.escaped) in \(contents.file.escaped) is about all rows, and \(modality.escaped) has not all of them, or "
                    + "in another order. Choose a column of \(modality.escaped)/obs.")
        }
    }
}
