internal import Core
internal import Foundation

/// Writes whole files.
enum AtomicFile {
    /// Writes bytes beside a path and moves them there, so that no reader ever sees half a file.
    ///
    /// - Throws: `DrawingError` where the folder is missing, full or not ours to write in.
    static func write(_ bytes: [UInt8], to path: String) throws(DrawingError) {
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw DrawingError("\(path) can't be written: \(SystemReason.text(of: error))")
        }
    }
}
