internal import HDF5
internal import Rows

/// A SNIRF file of near-infrared spectroscopy: `nirs/data1/dataTimeSeries` is times × channels, and each time a row.
struct SNIRFLayout: DatasetLayout {
    let format = "SNIRF"

    func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan? {
        let recordings = contents.matrices.filter { array in
            array.name == "dataTimeSeries" && array.objectPath.hasPrefix("/nirs")
        }
        guard !recordings.isEmpty else { return nil }
        // Stimuli and the probe are known of the recording, not of its times.
        let own = contents.replacing(arrays: recordings)
        let isOfRecording = options.dataPath.map { own.array(at: $0) != nil } ?? true
        var plan = try NamedArrays(isOfRecording ? own : contents, options).plan(
            format: format, among: options.dataPath == nil ? recordings : nil)
        if options.windows == nil, options.rowAxes == nil, isOfRecording {
            plan.notes.append(UnclearAxes.windowsNote(times: plan.data.rowCount))
        }
        return plan
    }
}
