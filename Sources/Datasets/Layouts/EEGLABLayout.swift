internal import Core
internal import HDF5
internal import Rows

/// A data set of EEGLAB, saved by MATLAB as a struct `EEG`: `data` is channels × times × epochs, each epoch a row.
///
/// What happened in an epoch is in the struct array `event`. Of a recording that is not cut into epochs, each time is a row.
struct EEGLABLayout: DatasetLayout {
    let format = "EEGLAB"

    func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan? {
        guard let group = contents.tree.nodes.first(where: { isEEG($0, contents) }),
            let data = contents.array(at: group.path + "/data"), [2, 3].contains(data.shape.count), data.isMatrix
        else { return nil }
        if let path = options.dataPath, contents.array(at: path)?.path.hasSameBytes(as: data.path) != true {
            return nil
        }
        var own = options.with(dataPath: data.objectPath)
        let isCut = data.shape.count == 3
        let isUsual = own.rowAxes == nil && (own.windows == nil || !isCut) && own.layout != .pixels
        if isUsual { own.rowAxes = isCut ? "2" : "1" }
        // When a row was recorded is no label of it.
        let others = contents.arrays.filter { isCut || !$0.objectPath.hasSameBytes(as: group.path + "/times") }
        var plan = try NamedArrays(contents.replacing(arrays: others), own).plan(format: format)
        if isUsual, own.windows == nil {
            let start = options.dataPath == nil ? "the data of an EEGLAB file" : "chosen with --data"
            plan.why = "\(start), a row for each \(isCut ? "epoch" : "time")"
            if !isCut { plan.notes.append(UnclearAxes.windowsNote(times: plan.data.rowCount)) }
        }
        if isCut, plan.label?.array.role.kind != .label, options.labelsPath == nil, !options.ignoresLabels {
            let events = ["/epoch/eventtype", "/event/type"].lazy.compactMap {
                contents.array(at: group.path + $0)?.asColumn
            }
            if let type = events.first(where: { $0.isColumn && $0.rowCount == plan.data.rowCount }) {
                plan.label = LabelSource(type, name: "event type", why: "the type of each epoch's event")
            }
        }
        return plan
    }

    /// True if a group is the struct of a data set: by its name and what it has.
    private func isEEG(_ node: HDF5Node, _ contents: FileContents) -> Bool {
        guard case .group = node.kind, contents.node(at: node.path + "/data") != nil else { return false }
        let members = Set(contents.members(of: node.path).map(\.name))
        let usual = ["srate", "nbchan", "pnts", "trials", "chanlocs", "event", "epoch", "icaweights", "setname"]
        let known = usual.count(where: members.contains)
        return known >= 3 || node.name == "EEG" && known >= 1
    }
}
