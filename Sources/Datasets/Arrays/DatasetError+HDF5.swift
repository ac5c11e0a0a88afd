internal import Core
internal import HDF5
internal import Rows

extension DatasetError {
    /// Explains a failure of reading to a user.
    init(_ error: HDF5Error) {
        let file = error.file.escaped
        let place = error.path.isEmpty ? file : "\(error.path.escaped) in \(file)"
        let what = "Cannot \(error.operation) \(place): \(error.reason.escaped)."
        switch error.kind {
        case .noSuchFile: self.init(.noSuchInput, what + " Check the path.")
        case .notPermitted: self.init(.noSuchInput, what + " Check the permissions of the file.")
        case .locked:
            self.init(
                .unusableData, what + " Close it there, or read it anyway: set HDF5_USE_FILE_LOCKING=FALSE.")
        case .notClosed:
            self.init(.unusableData, what + " Close it there; if no program is at it: h5clear -s \(file.shellWord).")
        case .notRegularFile: self.init(.unusableData, what + " Give the path of an HDF5 file.")
        case .notHDF5:
            let way =
                OtherFormat(of: error.file)?.sentence
                ?? "Other formats must be converted first, for example by h5py in Python."
            self.init(.unusableData, "\(what) \(way)")
        case .truncated: self.init(.unusableData, what + " Copy or download it again.")
        case .changed: self.init(.unusableData, what + " Start again when no other program writes to it.")
        case .unsupportedFilter(let filter):
            self.init(
                .unusableData,
                "\(what) \(DatasetError.plugin(for: filter)) Or repack the file where the plugin is: h5repack -f GZIP=4 "
                    + "\(file.shellWord) repacked.h5.")
        case .external:
            self.init(.unusableData, what + " Where the file is to be trusted, allow it: --allow-external.")
        case .unsupportedStorage:
            self.init(
                .unusableData, what + " Copy it, for example with h5py in Python, into one file of an older format.")
        case .tooLarge: self.init(.unusableData, what + " Give more with --memory, or choose something else.")
        case .noSuchObject, .wrongKind, .refused:
            self.init(.unusableData, what + " See what is in the file: gibbous inspect \(file.shellWord).")
        }
    }

    /// A hint at how to come by the plugin of a filter.
    private static func plugin(for filter: String) -> String {
        switch filter {
        case "blosc": "Install it: apt-get install hdf5-filter-plugin-blosc-serial."
        case "lz4", "bzip2": "Install it: apt-get install hdf5-filter-plugin."
        case "zfp": "Install it: apt-get install hdf5-filter-plugin-zfp-serial."
        default:
            "No Debian package has one; pip install hdf5plugin has, where HDF5_PLUGIN_PATH is set to what python3 -c "
                + "'import hdf5plugin; print(hdf5plugin.PLUGIN_PATH)' prints."
        }
    }

    /// Runs a reading of the file, its failures told as a user needs them.
    static func translating<Result: ~Copyable>(
        _ body: () throws(HDF5Error) -> Result
    ) throws(DatasetError) -> Result {
        do {
            return try body()
        } catch {
            throw DatasetError(error)
        }
    }
}
