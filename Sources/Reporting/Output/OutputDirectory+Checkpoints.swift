package import Comparison

extension OutputDirectory {
    /// Opens the checkpoints of the report that is to be put here.
    ///
    /// - Parameters:
    ///   - data: The data.
    ///   - settings: The user's request.
    ///   - beginning: The time at which the run began.
    ///   - events: Told what was found.
    /// - Returns: The folder.
    /// - Throws: ``ComparisonError`` if the run is to go on from a checkpoint that is damaged or of another run.
    package func checkpoints(
        on data: PreparedData, settings: ReportSettings, since beginning: ContinuousClock.Instant,
        events: (ComparisonEvent) -> Void
    ) throws -> CheckpointFolder {
        try CheckpointFolder.open(
            in: checkpointPlaces, of: destination, on: data.dataset, settings: settings.comparison, since: beginning,
            events: events)
    }
}
