internal import Foundation
package import Rows

extension CheckpointFolder {
    /// Finds out what an interrupted run has left, and prepares for what this one may leave.
    ///
    /// - Parameters:
    ///   - places: The folders that checkpoints may have been kept in, the one for new checkpoints first.
    ///   - output: The path of what the run makes, as messages name it.
    ///   - dataset: The data.
    ///   - settings: The user's request.
    ///   - beginning: The time at which the run began.
    ///   - events: Told what was found.
    /// - Returns: The folder.
    /// - Throws: ``ComparisonError`` if the run is to go on from a checkpoint that is damaged or of another run.
    /// - Precondition: There is a place.
    package static func open(
        in places: [String], of output: String, on dataset: Dataset, settings: ComparisonSettings,
        since beginning: ContinuousClock.Instant, events: (ComparisonEvent) -> Void
    ) throws -> CheckpointFolder {
        let identity = try RunIdentity(settings, dataset)
        let place = places.first { !files(in: $0).isEmpty }
        guard let place else {
            if settings.resumes {
                events(.step("There is no checkpoint of \(output): training begins at the start."))
            }
            return CheckpointFolder(
                at: places[0], identity: identity, left: [:], lock: nil, interval: settings.checkpointInterval,
                beginning: beginning)
        }
        let lock = try FolderLock(making: place)
        var left: [String: CheckpointContents] = [:]
        if settings.resumes {
            guard lock != nil else {
                throw ComparisonError(
                    .cannotWrite,
                    "\(place) belongs to a run that is still going on. Wait for its end, or choose another --output.")
            }
            left = try checkpoints(in: place, of: identity)
        }
        let folder = CheckpointFolder(
            at: place, identity: identity, left: left, lock: lock, interval: settings.checkpointInterval,
            beginning: beginning)
        if settings.resumes {
            events(.step("Going on from the checkpoint: \(folder.standing ?? "")."))
        } else if lock == nil {
            events(.step("Another run is making the same report; this one keeps no checkpoints."))
        } else {
            let standing = files(in: place).compactMap { name in
                try? CheckpointContents.read("\(place)/\(name)").contents.standing
            }
            let found = standing.isEmpty ? "" : ": \(standing.joined(separator: ", "))"
            events(
                .step(
                    "An interrupted run has left a checkpoint\(found); continue with --resume. Without it, training begins at "
                        + "the start, and the first checkpoint takes its place."))
        }
        return folder
    }

    /// All checkpoints of a folder, by file name.
    private static func checkpoints(
        in place: String, of identity: RunIdentity
    ) throws(ComparisonError) -> [String: CheckpointContents] {
        var left: [String: CheckpointContents] = [:]
        for name in files(in: place) {
            let (contents, own) = try CheckpointContents.read("\(place)/\(name)")
            if let difference = own.difference(now: identity) {
                throw ComparisonError(
                    .unusableData,
                    "\(place)/\(name): the checkpoint belongs to another run: \(difference). Give the same file and options, or "
                        + "leave out --resume to train from the start.")
            }
            left[name] = contents
        }
        return left
    }
}
