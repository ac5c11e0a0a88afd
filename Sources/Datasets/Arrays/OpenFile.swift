internal import HDF5
internal import Rows
internal import Synchronization

/// A file that arrays are read from, open while any of them lives.
final class OpenFile: Sendable {
    let file: HDF5File
    let allowsExternal: Bool
    /// The most bytes that what is read in one go may take up.
    let maximumBytes: Int
    /// Findings about texts that were read, by the bytes of their paths.
    private let answers = Mutex<[[UInt8]: Bool]>([:])

    /// The path of the file.
    var path: String { file.path }

    /// Opens a file to be read.
    ///
    /// - Parameters:
    ///   - path: The path of the file.
    ///   - allowsExternal: Whether what the file says is in other files is read from there.
    ///   - maximumBytes: The most bytes that what is read in one go may take up.
    /// - Throws: `DatasetError` where there is none, or it can't be read.
    init(_ path: String, allowsExternal: Bool = false, maximumBytes: Int = .max) throws(DatasetError) {
        self.allowsExternal = allowsExternal
        self.maximumBytes = maximumBytes
        file = try DatasetError.translating { () throws(HDF5Error) in
            try HDF5File(reading: path, allowsExternal: allowsExternal, maximumBytes: maximumBytes)
        }
    }

    /// The answer about the texts at a path, which are read for it once.
    ///
    /// - Parameters:
    ///   - path: The path; there is one question about each.
    ///   - find: Reads them.
    /// - Returns: The answer.
    func answer(about path: String, _ find: () -> Bool) -> Bool {
        let key = Array(path.utf8)
        if let known = answers.withLock({ $0[key] }) { return known }
        let answer = find()
        answers.withLock { $0[key] = answer }
        return answer
    }
}
