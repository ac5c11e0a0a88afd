import ArgumentParser
import Reporting

/// What is written, and what is said meanwhile.
struct OutputOptions: ParsableArguments {
    @Option(
        help: "The directory to make; a report of ours in it is replaced whole. (default: output/NAME)",
        completion: .directory)
    var output: String?

    @Option(help: "The paper: a4 or letter. (default: a4)")
    var paper: ReportSettings.PaperSize?

    @Option(
        help: """
            Which files to draw, of \(ReportOutputs.all.formats.joined(separator: " and ")). (default: \
            \(ReportOutputs.all.formats.joined(separator: ",")))
            """)
    var formats: FormatList?

    @Flag(help: "Keep every row's reconstruction in results.h5ad.")
    var saveReconstructions = false

    @Flag(help: "Put the report's files into a directory that is not ours.")
    var force = false

    @Flag(help: "Go on from where the same report was interrupted.")
    var resume = false

    @Option(
        help: ArgumentHelp("How long to train at least between checkpoints. (default: 30s)", visibility: .hidden))
    var checkpointInterval: TimeSpan?

    @Flag(name: .shortAndLong, help: "Say nothing but errors.")
    var quiet = false

    @Flag(name: .shortAndLong, help: "Say what every epoch brought.")
    var verbose = false

    func validate() throws {
        if quiet && verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
        if output?.isEmpty == true { throw ValidationError("--output takes the path of a directory.") }
    }

    /// Takes from a settings file what the command line leaves open.
    mutating func take(from file: inout SettingsFile) throws {
        let (isQuiet, isVerbose) = (quiet, verbose)
        try file.fill(&output, from: "output")
        try file.fill(&paper, from: "paper")
        try file.fill(&formats, from: "formats")
        try file.fill(&saveReconstructions, from: "save-reconstructions")
        try file.fill(&force, from: "force")
        try file.fill(&resume, from: "resume")
        try file.fill(&quiet, from: "quiet", unless: isVerbose)
        try file.fill(&verbose, from: "verbose", unless: isQuiet)
        try validate()
    }
}

/// Formats separated by commas.
struct FormatList: ExpressibleByArgument, Equatable {
    let formats: Set<String>

    init?(argument: String) {
        let names = argument.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard Set(names).isSubset(of: ReportOutputs.all.formats) else { return nil }
        formats = Set(names)
    }
}

extension ReportSettings.PaperSize: ExpressibleByArgument {}
