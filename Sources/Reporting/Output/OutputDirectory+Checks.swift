internal import Core
internal import Foundation

extension OutputDirectory {
    /// Refuses a place where something stands that is not ours.
    static func check(_ path: String, holds place: OutputPlace, force: Bool) throws(OutputError) {
        switch place {
        case .nothing, .emptyDirectory, .report: return
        case .file:
            throw OutputError("\(path) is a file, or a link to nothing. Give --output a directory to make.")
        case .foreignDirectory:
            guard !force else { return }
            throw OutputError(
                "\(path) exists and is not a report of Gibbous. Choose another --output, or --force to put the report's "
                    + "files into it.")
        }
    }

    /// Refuses to replace what can't be removed.
    static func checkRemovable(_ paths: [String]) throws(OutputError) {
        for path in paths {
            guard let obstacle = Removal.obstacle(in: path) else { continue }
            throw OutputError(
                "\(path) can't be replaced: \(obstacle) belongs to another user and is not writable. Choose another --output."
            )
        }
    }

    /// True if a directory can be exchanged for another as a whole.
    ///
    /// The one that the user is in would be gone under their feet, and a file system that is mounted can't be moved.
    static func canReplace(_ path: String, in parent: String) -> Bool {
        let manager = FileManager.default
        let current = URL(filePath: manager.currentDirectoryPath).resolvingSymlinksInPath().path
        let isInUse = current == path || current.hasPrefix(path + "/")
        guard !isInUse, manager.isWritableFile(atPath: parent) else { return false }
        let devices = [path, parent].map { FileStatus.device(of: $0) }
        return devices[0] == devices[1]
    }

    /// The directories around a place that are not there yet, the innermost first.
    ///
    /// - Throws: ``OutputError`` where they can't be made, since the nearest that is there is none or can't be written.
    static func missingAncestors(of url: URL) throws(OutputError) -> [String] {
        let manager = FileManager.default
        guard !manager.fileExists(atPath: url.path) else { return [] }
        var missing: [String] = []
        var ancestor = url.deletingLastPathComponent()
        while !manager.fileExists(atPath: ancestor.path), ancestor.pathComponents.count > 1 {
            missing.append(ancestor.path)
            ancestor = ancestor.deletingLastPathComponent()
        }
        try checkWritable(ancestor.path, for: url.path)
        return missing
    }

    static func checkWritable(_ directory: String, for path: String) throws(OutputError) {
        let manager = FileManager.default
        let type = try? manager.attributesOfItem(atPath: URL(filePath: directory).resolvingSymlinksInPath().path)[.type]
        guard type as? FileAttributeType == .typeDirectory else {
            throw OutputError("\(path) can't be made: \(directory) is not a directory. Choose another --output.")
        }
        guard manager.isWritableFile(atPath: directory) else {
            throw OutputError("\(path) can't be made: \(directory) is not writable. Choose another --output.")
        }
    }
}
