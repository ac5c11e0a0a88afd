internal import Core
internal import Foundation
internal import Rows

/// A path in another file than the one that is read: `FILE:PATH`, as in `labels.h5:/y`.
struct OtherFile {
    let source: OpenFile
    /// The name of the file as the user gives it.
    let name: String
    /// The path within it, with the column where one is given.
    let path: String

    /// Opens the file that an option names; nil where it names none.
    ///
    /// - Parameters:
    ///   - text: What the user gives.
    ///   - first: The file that is read; the other one is looked for beside it, too.
    /// - Throws: `DatasetError` where there is such a file, but it can't be read.
    init?(_ text: String, beside first: OpenFile) throws(DatasetError) {
        var found: (place: String, name: String, path: String)?
        for (colon, character) in zip(text.indices, text) where character == ":" && found == nil {
            let name = String(text[..<colon])
            guard !name.isEmpty else { continue }
            guard let place = OtherFile.place(of: name, beside: first.path) else { continue }
            found = (place, name, String(text[text.index(after: colon)...]))
        }
        guard let found else {
            // What looks like a file of its own is told as such.
            guard let end = text.firstRange(of: ":/"), text[..<end.lowerBound].utf8.contains(UInt8(ascii: ".")) else {
                return nil
            }
            throw DatasetError(
                .noSuchInput,
                "There is no file \(String(text[..<end.lowerBound]).escaped), named by \(text.escaped). Check the path."
            )
        }
        source = try OpenFile(found.place, maximumBytes: first.maximumBytes)
        name = found.name
        path = found.path
    }

    /// True if a name is that of a file, here or beside the one that is read.
    static func isFile(_ name: String, beside file: String) -> Bool { place(of: name, beside: file) != nil }

    /// The path of a file, as it is named or beside the one that is read; nil where there is none.
    static func place(of name: String, beside file: String) -> String? {
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
        let places = name.hasPrefix("/") ? [name] : [name, "\(folder)/\(name)"]
        return places.first { place in
            var isFolder: ObjCBool = false
            return unsafe FileManager.default.fileExists(atPath: place, isDirectory: &isFolder) && !isFolder.boolValue
        }
    }
}
