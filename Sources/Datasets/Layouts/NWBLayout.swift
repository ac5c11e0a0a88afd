internal import Core
internal import HDF5
internal import Rows

/// A Neurodata Without Borders file: recordings are times × channels, and tables about the channels say nothing of the times.
struct NWBLayout: DatasetLayout {
    let format = "NWB"

    func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan? {
        // Version 1 keeps its number in a data set.
        guard contents.attribute("nwb_version", of: "/") != nil || contents.node(at: "/nwb_version") != nil else {
            return nil
        }
        // What is known of electrodes, devices and times is no label of what was recorded.
        let arrays = contents.arrays.map { array in
            guard isAside(array.objectPath) || isIndex(array, contents) else { return array }
            var aside = array
            aside.role.kind = .axis
            return aside
        }
        let all = arrays.filter { array in
            isRecording(array, contents) && (array.isMatrix || array.isSeries && options.windows != nil)
        }
        // Positions of an animal, and what it was shown, are known of what was recorded.
        let others = all.filter { type(of: $0, contents) != "SpatialSeries" && !isAside($0.objectPath) }
        let recordings = others.isEmpty ? all : others
        guard recordings.count <= 1 || options.dataPath != nil else { throw .ambiguous(recordings, contents) }
        var plan = try NamedArrays(contents.replacing(arrays: arrays), options).plan(
            format: format, among: recordings.isEmpty ? nil : recordings)
        if options.windows == nil, let time = plan.data.storedTimes {
            plan.notes.append(UnclearAxes.windowsNote(times: time))
        }
        return plan
    }

    private static let asides = [
        "/general", "/specifications", "/intervals", "/file_create_date", "/stimulus", "/epochs",
    ]

    /// True if an array numbers the rows of a table, or says where the elements of each of them end in another.
    private func isIndex(_ array: StoredArray, _ contents: FileContents) -> Bool {
        guard array.objectPath.hasSuffix("_index") else {
            return array.name == "id"
                && contents.attribute("colnames", of: FileContents.group(of: array.objectPath)) != nil
        }
        return contents.node(at: String(array.objectPath.dropLast("_index".count))) != nil
    }

    private func isAside(_ path: String) -> Bool {
        Self.asides.contains { path.hasPrefix($0 + "/") || path == $0 } || path.hasSuffix("/timestamps")
            || path.hasSuffix("/electrodes")
    }

    /// The type of the group that an array is in; nil where it has none.
    private func type(of array: StoredArray, _ contents: FileContents) -> String? {
        contents.attribute("neurodata_type", of: FileContents.parent(of: array.objectPath))?.string
    }

    /// True if an array is the data of a `TimeSeries`, of whatever kind.
    private func isRecording(_ array: StoredArray, _ contents: FileContents) -> Bool {
        guard array.name == "data" else { return false }
        let group = FileContents.parent(of: array.objectPath)
        return type(of: array, contents) != nil
            || contents.node(at: group + "starting_time") != nil || contents.node(at: group + "timestamps") != nil
    }
}

extension StoredArray {
    /// The number of times of a recording whose rows are times × channels; nil for anything else.
    fileprivate var storedTimes: Int? { shape.count == 2 && arrangement == nil && name == "data" ? rowCount : nil }
}
