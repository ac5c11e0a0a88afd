internal import Foundation

/// Removes folders, those that may not be written among them.
package enum Removal {
    /// Removes what is at a path, with all that is in it.
    ///
    /// Folders that only their owner's permissions keep from being emptied are made writable first.
    ///
    /// - Throws: The error of the first thing that stays.
    package static func remove(_ path: String) throws {
        let manager = FileManager.default
        do {
            try manager.removeItem(atPath: path)
        } catch {
            guard manager.fileExists(atPath: path) else { return }
            for folder in closedFolders(in: path) {
                try? manager.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder)
            }
            try manager.removeItem(atPath: path)
        }
    }

    /// A folder that keeps a tree from being removed: it has contents, can't be written, and is another user's; nil if there is
    /// none.
    package static func obstacle(in path: String) -> String? {
        closedFolders(in: path).first { FileStatus.owner(of: $0) != UInt32(geteuid()) }
    }

    /// The folders of a tree that have contents and can't be written or read, itself among them; links are not followed.
    private static func closedFolders(in path: String) -> [String] {
        let manager = FileManager.default
        func isFolder(_ path: String) -> Bool {
            (try? manager.attributesOfItem(atPath: path))?[.type] as? FileAttributeType == .typeDirectory
        }
        guard isFolder(path) else { return [] }
        let names = try? manager.contentsOfDirectory(atPath: path)
        let isClosed = !manager.isWritableFile(atPath: path) || !manager.isExecutableFile(atPath: path) || names == nil
        let below = (names ?? []).map { "\(path)/\($0)" }.flatMap(closedFolders)
        return (isClosed && names?.isEmpty != true ? [path] : []) + below
    }
}
