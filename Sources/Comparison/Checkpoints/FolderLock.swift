internal import Core
internal import Foundation

/// A folder's being held by one run, until the run ends in whatever way.
final class FolderLock: Sendable {
    /// nil where files can't be locked: then no two runs can be told apart, and one is the rule.
    private let lock: FileLock?

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
                "\(folder): the folder for checkpoints can't be made (\(reason)).")
        }
        do throws(FileLock.Refusal) {
            lock = try FileLock("\(folder)/lock", isFile: true)
        } catch {
            guard error == .isUnknown else { return nil }
            lock = nil
        }
    }
}
