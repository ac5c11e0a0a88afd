internal import Foundation

/// The first bytes of files that may be of any size, or endless.
package enum FileBeginning {
    /// As many bytes of a file as it has, up to a number; nil where it can't be read.
    package static func bytes(of path: String, most count: Int) -> [UInt8]? {
        guard let file = unsafe fopen(path, "rb") else { return nil }
        defer { unsafe fclose(file) }
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 65_536)
        while bytes.count < count {
            let length = unsafe fread(&part, 1, min(part.count, count - bytes.count), file)
            guard unsafe length > 0 || ferror(file) == 0 else { return nil }
            if length == 0 { break }
            bytes += part.prefix(length)
        }
        return bytes
    }
}
