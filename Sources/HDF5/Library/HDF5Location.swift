/// The place of an object: a file, and a path within it.
package struct HDF5Location: Sendable, Equatable {
    /// The path of the file.
    package let file: String
    /// The path within the file; empty for the file itself.
    package let path: String
    /// True if parts that this file stores in other files may be read.
    let allowsExternal: Bool

    package init(file: String, path: String) {
        self.init(file: file, path: path, allowsExternal: false)
    }

    init(file: String, path: String, allowsExternal: Bool) {
        self.file = file
        self.path = path
        self.allowsExternal = allowsExternal
    }

    /// The place of a member of the group here.
    func member(_ name: String) -> HDF5Location {
        let isWhole = name.hasPrefix("/") || path.isEmpty
        let path = isWhole ? name : path.hasSuffix("/") ? path + name : "\(path)/\(name)"
        return HDF5Location(file: file, path: path, allowsExternal: allowsExternal)
    }
}
