import ArgumentParser
import Comparison
import Core
import Datasets
import Evidence
import Foundation
import NeuralNetworks
import Reporting
import Rows
import Synchronization

/// `gibbous report`: the main job.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Make a report of a data set.",
        discussion: """
            Data and labels are detected automatically in most files; `gibbous inspect FILE` shows what would be used. The \
            report goes to output/NAME: \(ReportOutputs.all.usual.listing). `gibbous FILE` means the same as `gibbous report FILE`.

            EXAMPLES:
              gibbous my.h5                        the usual report
              gibbous my.h5 --effort quick         a first look
              gibbous my.h5 --labels obs/celltype  rows coloured by a label
              gibbous my.h5 --data X --rows 1      rows along the second axis
              gibbous my.h5 --latent 8 -o eight    eight latent dimensions, in eight/
              gibbous my.h5 --methods pca,ae,dae --noise mask:0.3
              gibbous my.h5 --time-limit 10m --memory 4GiB
              gibbous my.h5 --config settings.toml
            """)

    @Argument(help: "The HDF5 file.", completion: .file())
    var file = "datasets/digits.h5"

    @OptionGroup(title: "Input")
    var input: DeclaredOptions<CommandSettings.Input>

    @OptionGroup
    var reading: ReadingProcess

    @OptionGroup(title: "Methods")
    var comparison: DeclaredOptions<CommandSettings.Comparison>

    @OptionGroup(title: "Autoencoder family")
    var family: DeclaredOptions<CommandSettings.Family>

    @OptionGroup(title: "Output")
    var output: DeclaredOptions<CommandSettings.Output>

    @Option(
        help: "Read options from a TOML file, with their long names as keys. The command line takes precedence.",
        completion: .file())
    var config: String?

    /// The options of the command line, then those of the settings file, then defaults.
    private func settings() throws -> CommandSettings {
        let command = [comparison.arguments, family.arguments, output.arguments].reduce(input.arguments) {
            $0.merging($1)
        }
        return try CommandSettings(
            file: file, command: command, settings: config.map(SettingsFile.read) ?? OptionArguments())
    }

    mutating func run() throws {
        let beginning = ContinuousClock.now
        let settings = try settings()
        #if MPI
            try makeReportTogether(settings, since: beginning)
        #else
            try makeReport(settings, since: beginning)
        #endif
    }

    func makeReport(_ settings: CommandSettings, since beginning: ContinuousClock.Instant) throws {
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
            let summary = try make(
                settings.report, by: reading.reader, in: directory, display, interruption, since: beginning
            ) { prepared in
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
            let folder = checkpoints.withLock { $0 }
            // The same training would only diverge again.
            if error is DivergedTrainingError { folder?.remove() } else { folder?.settle() }
            interruption.holdingOff { directory.discard() }
            display.tell(remaining: folder)
            throw error
        }
    }

    /// Makes the report and puts it in its place.
    private func make(
        _ settings: ReportSettings, by reader: any DatasetReader, in directory: OutputDirectory,
        _ display: ProgressDisplay,
        _ interruption: Interruption, since beginning: ContinuousClock.Instant,
        checkpoints: (PreparedData) throws -> CheckpointFolder
    ) throws -> ReportSummary {
        let prepared = try DataPreparation(settings.comparison, reader: reader).run { display.show($0) }
        let folder = try checkpoints(prepared)
        try directory.create()
        if !display.isQuiet { display.begin(on: prepared, settings.comparison, since: beginning) }
        let comparison = try ComparisonResult(
            of: prepared, settings: settings.comparison, keepsReconstructions: settings.savesReconstructions,
            checkpoints: folder
        ) { display.show($0) }
        let report = try Report(of: comparison, settings: settings) { display.show($0) }
        display.show(.step("Drawing."))
        let start = ContinuousClock.now
        let summary = try ReportWriter(report, to: directory).write()
        display.show(.timed("drawing", seconds: (ContinuousClock.now - start).seconds))
        try interruption.holdingOff {
            try directory.commit()
            folder.remove()
        }
        return summary
    }
}
