internal import Foundation

/// A file that another one names.
enum ExternalFile {
    /// Finds it where the library looks: as it is named, and beside the file that names it.
    ///
    /// - Returns: Its path.
    /// - Throws: `HDF5Error` when there is none, or something else than a regular file, which could wait for ever.
    static func find(_ name: String, of location: HDF5Location) throws(HDF5Error) -> String {
        let folder = URL(fileURLWithPath: location.file).deletingLastPathComponent().path
        let places = name.hasPrefix("/") ? [name] : [name, "\(folder)/\(name)"]
        var found: String?
        for place in places where FileManager.default.fileExists(atPath: place) {
            try FileCheck.requireRegularFile(HDF5Location(file: place, path: ""))
            if found == nil { found = place }
        }
        guard let found else {
            throw HDF5Error(
                .noSuchObject, operation: "read the data set", at: location,
                reason: "the file \(name) that it needs is not there")
        }
        return found
    }
}
