internal import Core
internal import Foundation

/// A directory for models alone, whose files are written in a folder of their own and put there when all are whole.
package struct ModelOutput: Sendable {
    /// The path of the directory.
    package let destination: String
    private let folder: StagingFolder

    /// A place for models, which is looked at and not yet touched.
    ///
    /// - Parameter path: Where the models are to be; the directory is made if it is not there.
    /// - Throws: ``OutputError`` where something else than a directory is there, or it can't be written.
    package init(_ path: String) throws(OutputError) {
        let url = URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath()
        destination = url.path
        let manager = FileManager.default
        let type = (try? manager.attributesOfItem(atPath: destination))?[.type] as? FileAttributeType
        let isThere = type != nil
        guard type ?? .typeDirectory == .typeDirectory else {
            throw OutputError("\(path.escaped) is a file. Give --output a directory for the models.")
        }
        let parent = isThere ? url : url.deletingLastPathComponent()
        guard manager.isWritableFile(atPath: parent.path) else {
            throw OutputError(
                "\(path.escaped) can't be made: \(parent.path.escaped) is not a writable directory. Choose another --output."
            )
        }
        folder = isThere ? StagingFolder(within: destination) : StagingFolder(beside: destination)
    }

    /// The names of the files of some models.
    package func names(of models: [ModelFiles]) -> [String] { models.flatMap(\.names) }

    /// Writes models, which are not yet put in their place.
    ///
    /// - Throws: ``OutputError`` where they can't be written.
    package func write(_ models: [ModelFiles]) throws(OutputError) {
        do {
            try folder.create()
            try ModelFiles.write(models, to: folder.path)
        } catch {
            throw failure(error)
        }
    }

    /// Puts what was written in its place.
    ///
    /// - Throws: ``OutputError`` where the place can't be written.
    package func commit() throws(OutputError) {
        do {
            let manager = FileManager.default
            try manager.createDirectory(atPath: destination, withIntermediateDirectories: true)
            for name in try manager.contentsOfDirectory(atPath: folder.path).sorted() {
                try Renaming.move("\(folder.path)/\(name)", to: "\(destination)/\(name)")
            }
        } catch {
            throw failure(error)
        }
        discard()
    }

    /// Removes what has been written so far.
    package func discard() { folder.discard() }

    private func failure(_ error: any Error) -> OutputError {
        OutputError("\(destination.escaped) can't be written (\(error)). Choose another --output.")
    }
}
