package import Datasets
package import Methods

/// What the user asks of a report.
package struct ReportSettings: Sendable {
    package enum PaperSize: String, CaseIterable, Sendable { case a4, letter }

    /// The HDF5 file.
    package var file: String
    /// The directory that is made.
    package var output: String
    package var reading: ReadingOptions
    package var methods: [Method]
    package var latentSize: Int
    package var training: TrainingChoices
    package var testFraction: Double
    /// How many times each network is trained, each time from the next seed.
    package var repeats: Int
    /// Within how many seconds the whole report is to be made; nil for as long as suits the data.
    package var timeLimit: Double?
    /// Whether to go on from the checkpoint of a run that was interrupted.
    package var resumes: Bool
    /// How many seconds lie at least between checkpoints of a training.
    package var checkpointInterval: Double
    /// The bytes of memory that may be taken; nil for half of what is free.
    package var memory: Int?
    /// How many models may be trained at the same time.
    package var threads: Int
    package var paper: PaperSize
    /// The outputs to draw, by the names of `ReportOutput.format`; nil for all.
    package var formats: Set<String>?
    /// Whether files of ours may be put into a directory that is not ours.
    package var force: Bool
    package var savesReconstructions: Bool

    package init(file: String, output: String) {
        self.file = file
        self.output = output
        reading = ReadingOptions()
        methods = Method.usual
        latentSize = 2
        training = TrainingChoices()
        testFraction = Split.defaultTestFraction
        repeats = 1
        resumes = false
        checkpointInterval = 30
        threads = 1
        paper = .a4
        force = false
        savesReconstructions = false
    }

    package var seed: UInt64 { training.seed }

    /// The seed of one of several trainings, counted from 0.
    package func seed(ofRepeat index: Int) -> UInt64 { seed &+ UInt64(index) }
}
