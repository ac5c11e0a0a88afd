internal import HDF5

/// A file that arrays are read from, open while any of them lives.
final class OpenFile: Sendable {
    let file: HDF5File

    /// The path of the file.
    var path: String { file.path }

    /// Opens a file to be read.
    ///
    /// - Throws: `DatasetError` where there is none, or it can't be read.
    init(_ path: String) throws(DatasetError) {
        file = try DatasetError.translating { () throws(HDF5Error) in try HDF5File(reading: path) }
    }
}
