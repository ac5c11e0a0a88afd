internal import Core
internal import Foundation

/// The directory that a report leaves behind, written apart from its place and put there when whole.
package struct OutputDirectory: Sendable {
    /// The path of the finished report, links followed.
    package let destination: String
    /// The path at which it is being written.
    package var staging: String { folder.path }
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
    private let folder: StagingFolder

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
        folder = keepsDirectory ? StagingFolder(within: destination) : StagingFolder(beside: destination)
        let within = "\(destination)/\(StagingFolder.hiddenPrefix)checkpoint"
        let beside = "\(parent)/.\(url.lastPathComponent)\(StagingFolder.hiddenPrefix)checkpoint"
        checkpointPlaces = keepsDirectory ? [within, beside] : [beside, within]
        missingAncestors = try OutputDirectory.missingAncestors(of: url)
        if keepsDirectory { try OutputDirectory.checkWritable(destination, for: destination) }
        if place == .report {
            let replaced = keepsDirectory ? contents.map { "\(destination)/\($0)" } : [destination]
            try OutputDirectory.checkRemovable(replaced)
        }
    }

    /// Makes the directory that the report is written in at first.
    ///
    /// - Throws: ``OutputError`` where it can't be made.
    package func create() throws(OutputError) {
        do {
            try folder.create()
        } catch {
            discard()
            throw failure(error)
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
    package func discard() {
        folder.discard()
        let manager = FileManager.default
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
                try? Removal.remove(aside)
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
            if manager.fileExists(atPath: place) { try Removal.remove(place) }
            if written.contains(name) { try move(staging + "/" + name, place) }
        }
    }

    /// The failure to write something of the report.
    func failure(_ error: any Error) -> OutputError {
        let reason = SystemReason.text(of: error).replacing(staging + "/", with: "")
        return OutputError("\(destination) can't be written (\(reason)). Choose another --output.")
    }
}
