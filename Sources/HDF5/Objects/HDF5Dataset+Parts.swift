internal import CHDF5
internal import Core
internal import Foundation

/// Data sets whose elements are elsewhere: in other data sets (virtual ones), or in files of their own (external ones).
///
/// The library gives fill values for what is missing, without a word; so everything is looked for first.
extension HDF5Dataset {
    /// One data set of those that a virtual one is pieced together from.
    private struct Part {
        let file: String
        let path: String
        /// The number of elements that it gives.
        let count: Int

        var isInSameFile: Bool { file == "." }
    }

    /// The most parts that are looked for, those of the parts in turn among them.
    static let maximumParts = 20_000

    /// Makes sure that all parts are there and may be read.
    ///
    /// - Throws: `HDF5Error` that counts the missing ones, or says that they are in other files.
    func requireParts() throws(HDF5Error) {
        var remaining = HDF5Dataset.maximumParts
        try requireParts(remaining: &remaining, depth: 0)
    }

    private func requireParts(remaining: inout Int, depth: Int) throws(HDF5Error) {
        let creation = try self.creation()
        if description.isExternal {
            guard location.allowsExternal else { throw refusal(.external, "its elements are in another file") }
            return try requireRawFiles(creation.number)
        }
        let parts = try parts(creation.number)
        remaining -= parts.count
        // Data sets may be parts of each other, without end.
        guard remaining >= 0, depth < 8 else {
            throw refusal(.unsupportedStorage, "it is a virtual data set of too many others, which are so in turn")
        }
        guard location.allowsExternal || parts.allSatisfy(\.isInSameFile) else {
            throw refusal(.external, "it is a virtual data set, pieced together from others in other files")
        }
        var missing: [Part] = []
        for part in parts {
            do throws(HDF5Error) { try require(part, remaining: &remaining, depth: depth) } catch
                where error.kind != .external
            {
                missing.append(part)
            }
        }
        if let first = missing.first {
            throw refusal(
                .unsupportedStorage,
                "\(missing.count) of the \(parts.count) parts that it is pieced together from are missing, the first "
                    + "\(first.path) in \(first.isInSameFile ? "the file itself" : first.file)")
        }
        let covered = parts.reduce(0) { $0.addingReportingOverflow($1.count).partialValue }
        guard covered >= description.count else {
            throw refusal(
                .unsupportedStorage,
                "it is a virtual data set, and its parts give \(covered) of its \(description.count) elements")
        }
    }

    private func refusal(_ kind: HDF5Error.Kind, _ reason: String) -> HDF5Error {
        HDF5Error(kind, operation: operation, at: location, reason: reason)
    }

    private func creation() throws(HDF5Error) -> Identifier {
        let number = handle.number
        return try Library.open("read the storage of", at: location) { H5Dget_create_plist(number) }
    }

    /// Makes sure that a part can be opened, and its own parts in turn.
    private func require(_ part: Part, remaining: inout Int, depth: Int) throws(HDF5Error) {
        if part.isInSameFile {
            let root = try root()
            return try root.dataset(part.path).requireOwnParts(remaining: &remaining, depth: depth + 1)
        }
        let file = try HDF5File(
            reading: try ExternalFile.find(part.file, of: location), allowsExternal: location.allowsExternal)
        try file.dataset(at: part.path).requireOwnParts(remaining: &remaining, depth: depth + 1)
    }

    private func requireOwnParts(remaining: inout Int, depth: Int) throws(HDF5Error) {
        guard description.isExternal || description.storage == .virtual else { return }
        try requireParts(remaining: &remaining, depth: depth)
    }

    /// The root of the file that the data set is in.
    private func root() throws(HDF5Error) -> HDF5Group {
        let number = handle.number
        let place = HDF5Location(file: location.file, path: "/", access: location.access)
        let group = try Library.open("open the group", at: place) { unsafe H5Gopen2(number, "/", CHDF5_H5P_DEFAULT()) }
        return HDF5Group(group, place)
    }

    private func parts(_ list: hid_t) throws(HDF5Error) -> [Part] {
        var count = 0
        try Library.check("read the parts of", at: location) { unsafe H5Pget_virtual_count(list, &count) }
        guard (0...HDF5Dataset.maximumParts).contains(count) else {
            throw refusal(.unsupportedStorage, "it is pieced together from \(count) others")
        }
        var parts: [Part] = []
        for index in 0..<count {
            let file = unsafe name { unsafe H5Pget_virtual_filename(list, index, $0, $1) }
            let path = unsafe name { unsafe H5Pget_virtual_dsetname(list, index, $0, $1) }
            let space = try Library.open("read the parts of", at: location) { H5Pget_virtual_vspace(list, index) }
            // A part without an end, or a series of files named by a pattern, has no number of elements to be checked.
            let elements = Library.locked { H5Sget_select_npoints(space.number) }
            guard let file, let path, !file.isEmpty, !path.isEmpty, !Self.isPattern(file), !Self.isPattern(path),
                elements >= 0
            else { throw refusal(.unsupportedStorage, "it is pieced together from others that are named by a pattern") }
            parts.append(Part(file: file, path: path, count: Int(clamping: elements)))
        }
        return parts
    }

    /// True if the name of a part stands for several.
    private static func isPattern(_ name: String) -> Bool { name.utf8.contains(UInt8(ascii: "%")) }

    /// A name that the library writes into a buffer.
    private func name(_ read: (UnsafeMutablePointer<CChar>?, Int) -> Int) -> String? {
        Library.locked {
            let length = read(nil, 0)
            guard (0...65_536).contains(length) else { return nil }
            var buffer = [CChar](repeating: 0, count: length + 1)
            let written = unsafe buffer.withUnsafeMutableBufferPointer { unsafe read($0.baseAddress, length + 1) }
            guard written >= 0 else { return nil }
            return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }

    /// Makes sure that the files of the elements are there and as long as they must be.
    private func requireRawFiles(_ list: hid_t) throws(HDF5Error) {
        let count = Library.locked { H5Pget_external_count(list) }
        guard (1...4096).contains(count) else {
            throw refusal(.unsupportedStorage, "its elements are in \(count) files")
        }
        for index in 0..<UInt32(count) {
            var name = [CChar](repeating: 0, count: 4096)
            var offset: off_t = 0
            var bytes: hsize_t = 0
            try Library.check("read the files of", at: location) {
                unsafe H5Pget_external(list, index, name.count - 1, &name, &offset, &bytes)
            }
            let file = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            // The library looks for such a file where the program runs, and nowhere else.
            let place = HDF5Location(file: "./\(file)", path: location.path)
            let path = try ExternalFile.find(file, of: file.hasPrefix("/") ? location : place)
            let length = UInt64(FileStatus.byteCount(of: path) ?? 0)
            let (needed, overflow) = UInt64(clamping: offset).addingReportingOverflow(
                bytes == CHDF5_H5S_UNLIMITED() ? 0 : bytes)
            guard !overflow, length >= needed else {
                throw refusal(.unsupportedStorage, "the file \(file) with its elements is too short: \(length) bytes")
            }
        }
    }
}
