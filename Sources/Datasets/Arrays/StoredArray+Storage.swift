internal import Core
internal import HDF5
internal import Rows

extension StoredArray {
    /// A note on parts of a data set that were never written, so that all they hold is the fill value; nil where all
    /// were, or it is made up of several.
    func unwrittenNote() throws(DatasetError) -> String? {
        if case .windows(_, let series) = storage { return try series.unwrittenNote() }
        var (unwritten, all) = (0, 0)
        for part in rowParts {
            guard case .dataset = part.storage else { continue }
            let counts = try DatasetError.translating { () throws(HDF5Error) in
                try part.source.file.dataset(at: part.objectPath).chunkCounts()
            }
            (unwritten, all) = (unwritten + counts.0, all + counts.1)
        }
        guard unwritten > 0 else { return nil }
        return
            "\(unwritten) of the \(all) chunks of \(path.escaped) were never written; what is read of them is the fill "
            + "value."
    }
}
