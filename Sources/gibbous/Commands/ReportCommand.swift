import ArgumentParser
import Comparison
import Datasets
import Evidence
import Foundation
import NeuralNetworks
import Reporting
import Synchronization

/// `gibbous report`: the main job.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Make a report of a data set.",
        discussion: """
            Data and label are found by themselves in most files; `gibbous inspect FILE` shows what would be read. The \
            report goes to output/NAME: \(ReportOutputs.all.listing).
            """)

    @Argument(help: "The HDF5 file.", completion: .file())
    var file = "datasets/digits.h5"

    @OptionGroup(title: "Input")
    var input: InputOptions

    @OptionGroup(title: "Methods")
    var methods: MethodOptions

    @OptionGroup(title: "Autoencoder family")
    var family: FamilyOptions

    @OptionGroup(title: "Output")
    var output: OutputOptions

    @Option(
        help: "Read options from a TOML file: their long names as keys. Those given here win.", completion: .file())
    var config: String?

    mutating func run() throws {
        let beginning = ContinuousClock.now
        let settings = try Settings(self)
        let directory = try OutputDirectory(settings.report.output, force: settings.report.force)
        let display = ProgressDisplay(settings.verbosity)
        let checkpoints = Mutex<CheckpointFolder?>(nil)
        let interruption = Interruption {
            directory.discard()
            display.interrupt()
            display.tell(remaining: checkpoints.withLock { $0 })
        }
        defer { interruption.cancel() }
        do {
            let summary = try make(settings.report, by: input.reader, in: directory, display, interruption) {
                prepared in
                let folder = try directory.checkpoints(on: prepared, settings: settings.report, since: beginning) {
                    display.show($0)
                }
                checkpoints.withLock { $0 = folder }
                return folder
            }
            display.finish()
            try display.show(summary)
        } catch {
            display.finish()
            interruption.holdingOff { directory.discard() }
            let folder = checkpoints.withLock { $0 }
            // The same training would only diverge again.
            if error is DivergedTrainingError { folder?.remove() } else { folder?.settle() }
            display.tell(remaining: folder)
            throw error
        }
    }

    /// Makes the report and puts it in its place.
    private func make(
        _ settings: ReportSettings, by reader: any DatasetReader, in directory: OutputDirectory,
        _ display: ProgressDisplay,
        _ interruption: Interruption, checkpoints: (PreparedData) throws -> CheckpointFolder
    ) throws -> ReportSummary {
        let prepared = try DataPreparation(settings.comparison, reader: reader).run { display.show($0) }
        let folder = try checkpoints(prepared)
        try directory.create()
        let comparison = try ComparisonResult(
            of: prepared, settings: settings.comparison, keepsReconstructions: settings.savesReconstructions,
            checkpoints: folder
        ) { display.show($0) }
        let report = try Report(of: comparison, settings: settings) { display.show($0) }
        display.show(.step("Drawing."))
        let summary = try ReportWriter(report, to: directory).write()
        try interruption.holdingOff {
            try directory.commit()
            folder.remove()
        }
        return summary
    }
}
