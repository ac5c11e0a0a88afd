internal import HDF5
internal import Rows

/// A file that arrays are read from, open while any of them lives.
final class OpenFile: Sendable {
    let file: HDF5File
    let allowsExternal: Bool

    /// The path of the file.
    var path: String { file.path }

    /// Opens a file to be read.
    ///
    /// - Parameters:
    ///   - path: The path of the file.
    ///   - allowsExternal: Whether what the file says is in other files is read from there.
    /// - Throws: `DatasetError` where there is none, or it can't be read.
    init(_ path: String, allowsExternal: Bool = false) throws(DatasetError) {
        self.allowsExternal = allowsExternal
        file = try DatasetError.translating { () throws(HDF5Error) in
            try HDF5File(reading: path, allowsExternal: allowsExternal)
        }
    }
}
