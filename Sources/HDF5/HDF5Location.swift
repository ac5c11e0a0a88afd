/// Where something is: a file, and a path within it.
package struct HDF5Location: Sendable, Equatable {
    /// The path of the file.
    package let file: String
    /// The path within the file; empty for the file itself.
    package let path: String

    /// The place of a member of the group here.
    func member(_ name: String) -> HDF5Location {
        if name.hasPrefix("/") || path.isEmpty { return HDF5Location(file: file, path: name) }
        return HDF5Location(file: file, path: path.hasSuffix("/") ? path + name : "\(path)/\(name)")
    }
}
