internal import Core
internal import Foundation

/// A file that is written beside its place and put there when whole.
package struct OutputFile: Sendable {
    /// The path of the finished file.
    package let destination: String
    /// The path at which it is being written.
    package let staging: String
    private let folder: StagingFolder

    /// A place for a file, which is looked at and not yet touched.
    ///
    /// - Parameters:
    ///   - path: Where the file is to be.
    ///   - input: The path of a file that is read meanwhile.
    /// - Throws: ``OutputError`` where a directory or the input itself is there, or the place can't be written.
    package init(_ path: String, readingFrom input: String? = nil) throws(OutputError) {
        let manager = FileManager.default
        let url = URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath()
        destination = url.path
        folder = StagingFolder(beside: destination)
        staging = "\(folder.path)/\(url.lastPathComponent)"
        if let type = OutputFile.type(of: destination), type != .typeRegular {
            throw OutputError("\(path) exists and is not a regular file. Choose another --output.")
        }
        if let input, URL(filePath: input).standardizedFileURL.resolvingSymlinksInPath().path == destination {
            throw OutputError("\(path) is the input file. Choose another --output.")
        }
        let parent = url.deletingLastPathComponent().path
        guard OutputFile.type(of: parent) == .typeDirectory, manager.isWritableFile(atPath: parent) else {
            throw OutputError("\(path) can't be made: \(parent) is not a writable directory. Choose another --output.")
        }
    }

    /// Makes the folder that the file is written in at first.
    ///
    /// - Throws: ``OutputError`` where it can't be made.
    package func create() throws(OutputError) {
        do {
            try folder.create()
        } catch {
            throw OutputError(
                "\(destination) can't be written (\(SystemReason.text(of: error))). Choose another --output.")
        }
    }

    /// Puts the finished file in its place, instead of one that may be there.
    ///
    /// - Throws: ``OutputError`` where the place can't be written.
    package func commit() throws(OutputError) {
        do throws(Renaming.Failure) {
            try Renaming.move(staging, to: destination)
            discard()
        } catch {
            discard()
            throw OutputError("\(destination) can't be written (\(error)). Choose another --output.")
        }
    }

    /// Removes what has been written so far.
    package func discard() { folder.discard() }

    private static func type(of path: String) -> FileAttributeType? {
        (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
    }
}
