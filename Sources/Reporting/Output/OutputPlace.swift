internal import Core
internal import Foundation

/// The kind of thing that is at a report's place before it is written.
enum OutputPlace: Equatable {
    case nothing
    case emptyDirectory
    /// A report that this program made.
    case report
    /// A directory of something else.
    case foreignDirectory
    /// A file, or a link that leads nowhere.
    case file

    /// Looks at a path, which is not changed.
    init(at path: String) {
        let manager = FileManager.default
        guard let type = OutputPlace.type(of: path) else {
            self = .nothing
            return
        }
        guard type == .typeDirectory else {
            self = .file
            return
        }
        if OutputPlace.isMetrics(path + "/" + OutputPlace.metricsName) {
            self = .report
        } else {
            // What runs that were killed have left is nobody's.
            let names = try? manager.contentsOfDirectory(atPath: path)
            let isEmpty = names?.allSatisfy { $0.hasPrefix(StagingFolder.hiddenPrefix) } ?? false
            self = isEmpty ? .emptyDirectory : .foreignDirectory
        }
    }

    /// The name of a file that every report contains, by which one is known.
    static let metricsName = "metrics.json"

    /// The part of its numbers by which a report is known.
    private struct ReportMark: Decodable {
        struct Environment: Decodable {
            struct Versions: Decodable { let gibbous: String }
            let versions: Versions
        }
        let schema: Int
        let environment: Environment
    }

    /// True if a file holds the numbers of a report, and not those of another program that calls its file the same.
    private static func isMetrics(_ path: String) -> Bool {
        guard type(of: path) == .typeRegular, let data = FileManager.default.contents(atPath: path) else {
            return false
        }
        return (try? JSONDecoder().decode(ReportMark.self, from: data)) != nil
    }

    /// The type of what is at a path, itself where it is a link; nil where there is nothing.
    private static func type(of path: String) -> FileAttributeType? {
        (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
    }
}
