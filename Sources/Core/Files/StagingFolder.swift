internal import Foundation
internal import Synchronization

/// A hidden folder in which something is written before it is put in its place.
///
/// Its name ends with the number of the process, which holds it. What a process that was killed has left, the next one that
/// writes to the same place removes, and nothing that is in use.
package final class StagingFolder: Sendable {
    /// The prefix of names that are only there while something is being made, behind its own name.
    package static let hiddenPrefix = ".gibbous-"

    /// The path of the folder.
    package let path: String
    private let destination: String
    /// Tells other processes that the folder is in use.
    private let hold = Mutex<FileLock?>(nil)

    /// A folder beside a place, on the same file system.
    ///
    /// - Parameter destination: The place of what is being made, links followed; it is looked at and not yet touched.
    package init(beside destination: String) {
        self.destination = destination
        let place = URL(filePath: destination)
        let name = ".\(place.lastPathComponent)\(StagingFolder.hiddenPrefix)\(getpid())"
        path = place.deletingLastPathComponent().appending(path: name).path
    }

    /// A folder within a directory that stays, for contents of it.
    ///
    /// - Parameter destination: The directory, links followed.
    package init(within destination: String) {
        self.destination = destination
        path = URL(filePath: destination).appending(path: "\(StagingFolder.hiddenPrefix)\(getpid())").path
    }

    /// Makes the folder, and those around it, and removes what others have left of it.
    ///
    /// - Throws: The error of the file manager.
    package func create() throws {
        removeLeftovers()
        try? FileManager.default.removeItem(atPath: path)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let lock = try? FileLock(path)
        hold.withLock { $0 = lock }
    }

    /// Removes the folder with what is in it.
    ///
    /// It is renamed first, so that whoever still writes into it fails, rather than make files that stay.
    package func discard() {
        let discarded = path + ".discarded"
        do throws(Renaming.Failure) {
            try Renaming.move(path, to: discarded)
            try? FileManager.default.removeItem(atPath: discarded)
        } catch {
            try? FileManager.default.removeItem(atPath: path)
        }
    }

    private func removeLeftovers() {
        let url = URL(filePath: path)
        let folder = url.deletingLastPathComponent()
        let prefix = url.lastPathComponent.dropLast(String(getpid()).count)
        for other in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] {
            let path = folder.appending(path: other).path
            guard other.hasPrefix(prefix), isLeftover(String(other.dropFirst(prefix.count)), at: path) else { continue }
            try? Removal.remove(path)
        }
    }

    /// True if a folder was left behind by a process that is no more.
    ///
    /// - Parameters:
    ///   - ending: The end of its name: the number of the process, and perhaps what became of the folder.
    ///   - path: Where it is.
    /// - Returns: Whether it can be removed.
    private func isLeftover(_ ending: String, at path: String) -> Bool {
        let parts = ending.split(separator: ".", maxSplits: 1)
        guard let process = parts.first.flatMap({ Int32($0) }), process > 0, process != getpid() else { return false }
        // What was put aside is the only one of its kind if nothing has taken its place.
        if parts.count == 2 && parts[1] == "old" && !FileManager.default.fileExists(atPath: destination) {
            return false
        }
        // The number may be that of a process on another machine, which holds the folder.
        return kill(process, 0) != 0 && errno == ESRCH && (try? FileLock(path)) != nil
    }
}
