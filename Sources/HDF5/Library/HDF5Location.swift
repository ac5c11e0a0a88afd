/// The terms on which a file is read.
struct FileAccess: Sendable, Equatable {
    /// True if parts that the file stores in other files may be read.
    var allowsExternal = false
    /// The most bytes that what is read in one go may take up.
    var maximumBytes = Int.max
    /// The state of the file when it was opened; nil where it is not known.
    var state: FileState?

    /// The most bytes that texts which are read in one go may have: they are in memory twice for a while.
    var maximumTextBytes: Int { min(1 << 30, maximumBytes / 4) }
}

/// The place of an object: a file, and a path within it.
package struct HDF5Location: Sendable, Equatable {
    /// The path of the file.
    package let file: String
    /// The path within the file; empty for the file itself.
    package let path: String
    /// The terms on which the file is read.
    let access: FileAccess

    /// True if parts that this file stores in other files may be read.
    var allowsExternal: Bool { access.allowsExternal }

    package init(file: String, path: String) {
        self.init(file: file, path: path, access: FileAccess())
    }

    init(file: String, path: String, access: FileAccess) {
        self.file = file
        self.path = path
        self.access = access
    }

    /// The place of a member of the group here.
    func member(_ name: String) -> HDF5Location {
        let isWhole = name.hasPrefix("/") || path.isEmpty
        let path = isWhole ? name : path.hasSuffix("/") ? path + name : "\(path)/\(name)"
        return HDF5Location(file: file, path: path, access: access)
    }
}
