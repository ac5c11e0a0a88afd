internal import Core
internal import Foundation

/// The directory that a report leaves behind, written apart from its place and put there when whole.
package struct OutputDirectory: Sendable {
    /// The path of the finished report, links followed.
    package let destination: String
    /// The path at which it is being written.
    package let staging: String
    /// The places of the report's checkpoints, and those where they may be from a time when the directory was not there
    /// or not in use.
    let checkpointPlaces: [String]
    /// True if files may be put into a directory that is not one of a report.
    private let force: Bool
    /// True if the directory stays and its contents are replaced, one after the other.
    private let keepsDirectory: Bool
    /// The directories around it that have to be made too, the innermost first.
    private let missingAncestors: [String]

    /// The files and folders that a report may contain.
    private let contents: [String]

    /// A place for a report, which is looked at and not yet touched.
    ///
    /// - Parameters:
    ///   - path: Where the report is to be.
    ///   - force: Whether files of ours may be put into a directory that is not ours.
    ///   - outputs: The outputs that a report may have.
    /// - Throws: ``OutputError`` where something else is in the way or the place can't be written.
    package init(
        _ path: String, force: Bool, outputs: [any ReportOutput] = ReportOutputs.all
    ) throws(OutputError) {
        contents = outputs.names
        let url = URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath()
        destination = url.path
        self.force = force
        let place = OutputPlace(at: destination)
        try OutputDirectory.check(destination, holds: place, force: force)
        let parent = url.deletingLastPathComponent().path
        switch place {
        case .nothing, .file: keepsDirectory = false
        case .foreignDirectory: keepsDirectory = true
        case .emptyDirectory, .report: keepsDirectory = !OutputDirectory.canReplace(destination, in: parent)
        }
        let name = keepsDirectory ? "" : ".\(url.lastPathComponent)"
        staging =
            URL(filePath: keepsDirectory ? destination : parent)
            .appending(path: "\(name)\(OutputPlace.hiddenPrefix)\(getpid())").path
        let within = "\(destination)/\(OutputPlace.hiddenPrefix)checkpoint"
        let beside = "\(parent)/.\(url.lastPathComponent)\(OutputPlace.hiddenPrefix)checkpoint"
        checkpointPlaces = keepsDirectory ? [within, beside] : [beside, within]
        missingAncestors = try OutputDirectory.missingAncestors(of: url)
        if keepsDirectory { try OutputDirectory.checkWritable(destination, for: destination) }
    }

    /// Makes the directory that the report is written in at first.
    ///
    /// - Throws: ``OutputError`` where it can't be made.
    package func create() throws(OutputError) {
        do {
            try? FileManager.default.removeItem(atPath: staging)
            try FileManager.default.createDirectory(atPath: staging, withIntermediateDirectories: true)
        } catch {
            discard()
            throw failure(error)
        }
    }

    /// Removes what runs that were killed have left of the same report.
    package func removeLeftovers() {
        let folder = URL(filePath: staging).deletingLastPathComponent()
        let name = URL(filePath: staging).lastPathComponent
        let prefix = name.dropLast(String(getpid()).count)
        for other in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] {
            guard other.hasPrefix(prefix), let process = Int32(other.dropFirst(prefix.count)), process > 0,
                kill(process, 0) != 0, errno == ESRCH
            else { continue }
            try? FileManager.default.removeItem(at: folder.appending(path: other))
        }
    }

    /// Puts the finished report in its place.
    ///
    /// - Throws: ``OutputError`` where the place can't be written; then what was there before is as it was, unless the
    ///   directory is one whose contents have to be replaced one after the other.
    package func commit() throws(OutputError) {
        try commit(by: Renaming.move)
    }

    /// A change of a name, which may fail.
    typealias Move = (_ path: String, _ destination: String) throws(Renaming.Failure) -> Void

    /// Puts the finished report in its place by changes of names.
    func commit(by move: Move) throws(OutputError) {
        do {
            if keepsDirectory {
                try replaceContents(by: move)
            } else {
                try replaceDirectory(by: move)
            }
        } catch let error as OutputError {
            throw error
        } catch {
            throw failure(error)
        }
        try? FileManager.default.removeItem(atPath: staging)
    }

    /// Removes what has been written so far.
    ///
    /// It is renamed first, so that whoever still writes into it fails, rather than make files that stay.
    package func discard() {
        let manager = FileManager.default
        let discarded = staging + ".discarded"
        do throws(Renaming.Failure) {
            try Renaming.move(staging, to: discarded)
            try? manager.removeItem(atPath: discarded)
        } catch {
            try? manager.removeItem(atPath: staging)
        }
        for ancestor in missingAncestors {
            guard (try? manager.contentsOfDirectory(atPath: ancestor))?.isEmpty == true else { break }
            try? manager.removeItem(atPath: ancestor)
        }
    }

    /// Puts the new directory in the place of nothing, of an empty directory, or of an older report.
    private func replaceDirectory(by move: Move) throws {
        let aside = staging + ".old"
        // Another report may be put in the same place at the same time; then the later one stays.
        for _ in 0..<100 {
            guard try !isMoved(staging, to: destination, by: move) else { return }
            try OutputDirectory.check(destination, holds: OutputPlace(at: destination), force: false)
            guard try isMoved(destination, to: aside, by: move) else { continue }
            do {
                let isDone = try isMoved(staging, to: destination, by: move)
                try? FileManager.default.removeItem(atPath: aside)
                if isDone { return }
            } catch {
                try move(aside, destination)
                throw error
            }
        }
        throw Renaming.Failure(code: EBUSY)
    }

    /// Moves a directory; false where what is to be moved is gone, or something has come to where it is to be.
    private func isMoved(
        _ path: String, to place: String, by move: Move
    ) throws(Renaming.Failure) -> Bool {
        do throws(Renaming.Failure) {
            try move(path, place)
            return true
        } catch {
            let isThere = FileManager.default.fileExists(atPath: staging)
            guard isThere, [EEXIST, ENOTEMPTY, ENOTDIR, ENOENT].contains(error.code) else { throw error }
            return false
        }
    }

    /// Replaces what belongs to reports, and touches nothing else.
    private func replaceContents(by move: Move) throws {
        let manager = FileManager.default
        let written = try manager.contentsOfDirectory(atPath: staging)
        for name in contents + written.filter({ !contents.contains($0) }).sorted() {
            let place = destination + "/" + name
            if manager.fileExists(atPath: place) { try manager.removeItem(atPath: place) }
            if written.contains(name) { try move(staging + "/" + name, place) }
        }
    }

    /// The failure to write something of the report.
    func failure(_ error: any Error) -> OutputError {
        let reason = SystemReason.text(of: error).replacing(staging + "/", with: "")
        return OutputError("\(destination) can't be written (\(reason)). Choose another --output.")
    }
}

extension OutputDirectory {
    /// Refuses a place where something stands that is not ours.
    private static func check(_ path: String, holds place: OutputPlace, force: Bool) throws(OutputError) {
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

    /// True if a directory can be exchanged for another as a whole.
    ///
    /// The one that the user is in would be gone under their feet, and a file system that is mounted can't be moved.
    private static func canReplace(_ path: String, in parent: String) -> Bool {
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
    private static func missingAncestors(of url: URL) throws(OutputError) -> [String] {
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

    private static func checkWritable(_ directory: String, for path: String) throws(OutputError) {
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
