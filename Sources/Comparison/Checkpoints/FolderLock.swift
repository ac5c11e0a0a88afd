internal import Core
internal import Foundation

/// A folder's being held by one run, until the run ends in whatever way.
final class FolderLock: Sendable {
    private let descriptor: Int32

    /// Takes a folder, which is made where it is not there.
    ///
    /// - Throws: ``ComparisonError`` where the folder can't be made; returns nil where another run holds it.
    init?(making folder: String) throws(ComparisonError) {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            let reason = SystemReason.text(of: error)
            throw ComparisonError(
                .cannotWrite,
                "\(folder): the folder for checkpoints can't be made (\(reason)). Choose another --output.")
        }
        descriptor = unsafe open("\(folder)/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        // Where files can't be locked, no two runs can be told apart, and one is the rule.
        if descriptor >= 0 && flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK {
            close(descriptor)
            return nil
        }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }
}
