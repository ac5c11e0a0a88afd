import ArgumentParser
import Comparison
import Core
import Reporting

/// `gibbous fit`: models of all rows of a file, without a report.
struct FitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fit", abstract: "Fit methods to all rows of a file, without a report.",
        discussion: """
            Nothing is measured, and no row is held out for testing; a tenth of the rows tells networks when to stop, whole \
            groups or stretches if rows are related (--groups). The models are those of a report's models folder, for \
            gibbous embed, decode and sample.

            EXAMPLES:
              gibbous fit my.h5 --methods vae -o models
              gibbous embed new.h5 --model models
            """)

    @Argument(help: "The HDF5 file.", completion: .file())
    var file: String

    @OptionGroup(title: "Input")
    var input: DeclaredOptions<CommandSettings.FittedInput>

    @OptionGroup
    var reading: ReadingProcess

    @OptionGroup(title: "Methods")
    var methods: DeclaredOptions<CommandSettings.Fitting>

    @OptionGroup(title: "Autoencoder family")
    var family: DeclaredOptions<CommandSettings.Family>

    @Option(
        name: [.customShort("o"), .long],
        help: "The directory for the models; those of the same methods are replaced.", completion: .directory)
    var output: String

    @Flag(name: .shortAndLong, help: "Print errors only.")
    var quiet = false

    func run() throws {
        let command = input.arguments.merging(methods.arguments).merging(family.arguments)
        let settings = try CommandSettings(file: file, command: command).report.comparison
        let models = try ModelOutput(output)
        let display = ProgressDisplay(quiet ? .quiet : .normal)
        let interruption = Interruption {
            models.discard()
            display.interrupt()
        }
        defer {
            interruption.cancel()
            display.finish()
        }
        let data = try DataPreparation(settings, reader: reading.reader).runWithoutTest { display.show($0) }
        let fitted = try ModelFitting(data, settings: settings).run { display.show($0) }
        let files = try ModelFiles.all(
            of: fitted, on: data.dataset, scaling: data.scaling, seed: settings.seed, events: { display.show($0) })
        guard !files.isEmpty else { throw UsageError("None of the methods has a model that can be saved.") }
        do {
            try models.write(files)
            try interruption.holdingOff { try models.commit() }
        } catch {
            interruption.holdingOff { models.discard() }
            throw error
        }
        guard !quiet else { return }
        try StandardStreams.print("\(models.destination.escaped): \(models.names(of: files).joined(separator: ", "))\n")
    }
}
