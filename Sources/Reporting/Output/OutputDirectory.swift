internal import Foundation

/// The directory that a report leaves behind, written beside its place and renamed when whole.
package struct OutputDirectory: Sendable {
    /// Where the report will be.
    package let destination: String
    /// Where it is being written.
    package let staging: String
    private let force: Bool

    /// What every report contains, by which a directory is known to be ours.
    private static let marker = "metrics.json"
    /// What a report may contain.
    private static let contents = ["report.pdf", "figures", "metrics.json", "results.h5ad", "models"]

    /// Whether the directory around it has to be made, too.
    private let makesParent: Bool

    /// A place for a report, which is looked at and not yet touched.
    ///
    /// - Parameters:
    ///   - path: Where the report is to be.
    ///   - force: Whether files of ours may be put into a directory that is not ours.
    /// - Throws: ``ReportError`` where something else is in the way or the place can't be written.
    package init(_ path: String, force: Bool) throws(ReportError) {
        let url = URL(filePath: path).standardizedFileURL
        destination = url.path
        self.force = force
        let parent = url.deletingLastPathComponent()
        staging = parent.appending(path: ".\(url.lastPathComponent).gibbous-\(getpid())").path
        makesParent = !FileManager.default.fileExists(atPath: parent.path)
        try OutputDirectory.check(destination, force: force)
        try OutputDirectory.checkAncestor(of: destination)
    }

    /// Makes the directory that the report is written in at first.
    ///
    /// - Throws: ``ReportError`` where it can't be made.
    package func create() throws(ReportError) {
        do {
            try? FileManager.default.removeItem(atPath: staging)
            try FileManager.default.createDirectory(atPath: staging + "/figures", withIntermediateDirectories: true)
        } catch {
            throw OutputDirectory.failure(destination, error)
        }
    }

    /// Refuses a place whose nearest existing directory is none, or can't be written.
    private static func checkAncestor(of path: String) throws(ReportError) {
        var ancestor = URL(filePath: path).deletingLastPathComponent()
        let manager = FileManager.default
        while !manager.fileExists(atPath: ancestor.path), ancestor.pathComponents.count > 1 {
            ancestor = ancestor.deletingLastPathComponent()
        }
        let type = try? manager.attributesOfItem(atPath: ancestor.resolvingSymlinksInPath().path)[.type]
        guard type as? FileAttributeType == .typeDirectory else {
            throw ReportError(
                .cannotWrite, "\(path) can't be made: \(ancestor.path) is not a directory. Choose another --output.")
        }
        guard manager.isWritableFile(atPath: ancestor.path) else {
            throw ReportError(
                .cannotWrite, "\(path) can't be made: \(ancestor.path) is not writable. Choose another --output.")
        }
    }

    /// Refuses a place where something stands that is not ours.
    private static func check(_ path: String, force: Bool) throws(ReportError) {
        let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
        guard let type else { return }
        guard type == .typeDirectory else {
            throw ReportError(.cannotWrite, "\(path) is a file. Give --output a directory to make.")
        }
        let isOurs = FileManager.default.fileExists(atPath: path + "/" + marker)
        let isEmpty = (try? FileManager.default.contentsOfDirectory(atPath: path))?.isEmpty ?? false
        guard isOurs || isEmpty || force else {
            throw ReportError(
                .cannotWrite,
                "\(path) exists and is not a report of Gibbous. Choose another --output, or --force to put the report's "
                    + "files into it.")
        }
    }

    /// Puts the finished report in its place.
    ///
    /// - Throws: ``ReportError`` where the place can't be written; then what was there before is as it was.
    package func commit() throws(ReportError) {
        do {
            let manager = FileManager.default
            guard manager.fileExists(atPath: destination) else {
                try manager.moveItem(atPath: staging, toPath: destination)
                return
            }
            let isOurs = manager.fileExists(atPath: destination + "/" + Self.marker)
            let isEmpty = try manager.contentsOfDirectory(atPath: destination).isEmpty
            if isOurs || isEmpty {
                let old = staging + ".old"
                try manager.moveItem(atPath: destination, toPath: old)
                do {
                    try manager.moveItem(atPath: staging, toPath: destination)
                } catch {
                    try manager.moveItem(atPath: old, toPath: destination)
                    throw error
                }
                try manager.removeItem(atPath: old)
            } else {
                // Somebody else's directory, and the user insists: only names of ours are touched.
                for name in Self.contents where manager.fileExists(atPath: staging + "/" + name) {
                    let place = destination + "/" + name
                    if manager.fileExists(atPath: place) { try manager.removeItem(atPath: place) }
                    try manager.moveItem(atPath: staging + "/" + name, toPath: place)
                }
                try manager.removeItem(atPath: staging)
            }
        } catch {
            throw OutputDirectory.failure(destination, error)
        }
    }

    /// Removes what has been written so far.
    package func discard() {
        try? FileManager.default.removeItem(atPath: staging)
        let parent = URL(filePath: destination).deletingLastPathComponent().path
        if makesParent, (try? FileManager.default.contentsOfDirectory(atPath: parent))?.isEmpty == true {
            try? FileManager.default.removeItem(atPath: parent)
        }
    }

    static func failure(_ path: String, _ error: any Error) -> ReportError {
        let cause = (error as? CocoaError)?.underlying ?? error
        return ReportError(
            .cannotWrite, "\(path) can't be written (\(cause.localizedDescription)). Choose another --output.")
    }
}
