internal import Foundation

/// Texts that are recorded in `Tests/Recorded`, which a test compares with those of now.
///
/// `GIBBOUS_RECORD=1 script/test --filter Recorded` records them anew; the change is then read before it is committed.
package enum RecordedText {
    private static var folder: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Recorded")
    }

    /// Compares a text with the recorded one, or records it.
    ///
    /// - Parameters:
    ///   - text: The text of now.
    ///   - name: The name of the file that it is recorded in.
    /// - Returns: The first line that differs, then and now; nil if none does.
    /// - Throws: If the file can't be written, or there is none.
    package static func difference(_ text: String, from name: String) throws -> String? {
        let place = folder.appending(path: name)
        let text = text.hasSuffix("\n") ? text : text + "\n"
        if ProcessInfo.processInfo.environment["GIBBOUS_RECORD"] == "1" {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: place)
        }
        let recorded = String(decoding: try Data(contentsOf: place), as: UTF8.self)
        guard recorded != text else { return nil }
        let lines = [recorded, text].map { $0.split(separator: "\n", omittingEmptySubsequences: false) }
        let same = zip(lines[0], lines[1]).prefix { $0 == $1 }.count
        func line(of version: Int) -> String { same < lines[version].count ? "\"\(lines[version][same])\"" : "nothing" }
        return "line \(same + 1) of Tests/Recorded/\(name) was \(line(of: 0)), and is \(line(of: 1)) now"
    }

    /// A text with "#" in the place of each number, for what depends on the processor.
    package static func withoutNumbers(_ text: String) -> String {
        text.replacing(/[−-]?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?(?:e[−-]?[0-9]+)?/, with: "#")
    }
}
