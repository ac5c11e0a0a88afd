internal import Core
internal import Foundation

extension OutputDirectory {
    /// Removes what runs that were killed have left of the same report, and nothing that a run still uses.
    func removeLeftovers() {
        let folder = URL(filePath: staging).deletingLastPathComponent()
        let name = URL(filePath: staging).lastPathComponent
        let prefix = name.dropLast(String(getpid()).count)
        for other in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] {
            let path = folder.appending(path: other).path
            guard other.hasPrefix(prefix), isLeftover(String(other.dropFirst(prefix.count)), at: path) else { continue }
            try? Removal.remove(path)
        }
    }

    /// True if a directory was left behind by a process that is no more.
    ///
    /// - Parameters:
    ///   - ending: The end of its name: the number of the process, and perhaps what became of the directory.
    ///   - path: Where it is.
    /// - Returns: Whether it can be removed.
    private func isLeftover(_ ending: String, at path: String) -> Bool {
        let parts = ending.split(separator: ".", maxSplits: 1)
        guard let process = parts.first.flatMap({ Int32($0) }), process > 0, process != getpid() else { return false }
        // An older report that was put aside is the only one where nothing has taken its place.
        if parts.count == 2 && parts[1] == "old" && !FileManager.default.fileExists(atPath: destination) {
            return false
        }
        // The number may be that of a process on another machine, which holds the directory.
        return kill(process, 0) != 0 && errno == ESRCH && (try? FileLock(path)) != nil
    }
}
