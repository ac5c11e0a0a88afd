internal import Foundation
internal import HDF5

/// The common parts of all files of sample data.
package enum SampleFile {
    /// The path that a file is written to before it is moved to its place.
    package static func partialPath(of path: String) -> String { path + ".partial" }

    /// Writes a file beside its place and moves it there when it is whole.
    ///
    /// - Parameters:
    ///   - path: Where the file will be.
    ///   - title: What the data are.
    ///   - seed: What their random numbers come from.
    ///   - content: Writes the data below the file's root.
    /// - Throws: `SampleDataError` where the file can't be moved, and what the content throws.
    static func write(
        to path: String, title: String, seed: UInt64, content: (borrowing HDF5Group) throws -> Void
    ) throws {
        let partial = partialPath(of: path)
        do {
            let file = try HDF5File(creating: partial)
            try file.root.setAttribute("title", .string(title))
            try file.root.setAttribute("source", .string("Drawn by Gibbous; no photographs, no persons."))
            try file.root.setAttribute("licence", .string("CC0-1.0"))
            try file.root.setAttribute("generator", .string("gibbous datasets write"))
            try file.root.setAttribute("seed", .integer(Int(truncatingIfNeeded: seed)))
            try content(file.root)
            try file.close()
        } catch {
            unsafe unlink(partial)
            throw error
        }
        guard (unsafe rename(partial, path)) == 0 else {
            let reason = unsafe String(cString: strerror(errno))
            unsafe unlink(partial)
            throw SampleDataError("\(path) can't be written: \(reason).")
        }
    }

    /// Compression in chunks of rows that hold about 100 kB each.
    static func compression(rows: Int, rowShape: [Int]) -> HDF5Storage {
        let rowBytes = max(rowShape.reduce(1, *), 1)
        return .compressed(chunk: [max(min(rows, 100_000 / rowBytes), 1)] + rowShape, level: 9)
    }
}
