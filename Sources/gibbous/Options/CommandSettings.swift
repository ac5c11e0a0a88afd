import Comparison
import Core
import Reporting

/// All that `gibbous report` needs to know, from the command line, then the settings file, then defaults.
struct CommandSettings {
    var report: ReportSettings
    private var isQuiet = false
    private var isVerbose = false

    /// The defaults.
    ///
    /// - Parameter file: The HDF5 file.
    private init(file: String) {
        report = ReportSettings(file: file)
        report.threads = AvailableProcessors.count
    }

    /// Settles what the user has asked for.
    ///
    /// - Parameters:
    ///   - file: The HDF5 file.
    ///   - command: The options of the command line.
    ///   - settings: The options of a settings file.
    ///   - options: All options that there are.
    /// - Throws: `UsageError` if the options make no sense.
    init(
        file: String, command: OptionArguments, settings: OptionArguments = OptionArguments(),
        options: [OptionDeclaration<CommandSettings>] = Self.options
    ) throws {
        self.init(file: file)
        let given = try options.apply(command, over: settings, to: &self)
        try report.comparison.addMethods(of: given.map { ($0.name, $0.method, $0.value(self)) })
        try report.comparison.checkCombinations()
    }

    var verbosity: ProgressDisplay.Verbosity { isQuiet ? .quiet : isVerbose ? .verbose : .normal }
}

extension CommandSettings {
    /// All options, in the order of the help.
    static var options: [OptionDeclaration<CommandSettings>] {
        ReportOptions.all.map { $0.lifted(to: \.report) } + progress
    }

    /// Options that say what is printed meanwhile.
    private static let progress: [OptionDeclaration<CommandSettings>] = [
        .flag("quiet", short: "q", \.isQuiet, help: "Print errors only.", affectsResults: false),
        .flag(
            "verbose", short: "v", \.isVerbose,
            help: "Print the losses of every epoch, and the time taken by each part.", affectsResults: false,
            excludes: ["quiet"]),
    ]

    /// Options as the help tells of them.
    private static func signatures(_ options: [OptionDeclaration<CommandSettings>]) -> [OptionSignature] {
        let defaults = CommandSettings(file: "")
        return options.map { $0.signature(defaults: defaults) }
    }

    private static func lifted(_ options: [OptionDeclaration<ComparisonSettings>]) -> [OptionSignature] {
        signatures(ReportOptions.lifted(options).map { $0.lifted(to: \.report) })
    }

    /// The group "Input" of the help.
    enum Input: OptionGroupSource { static let options = lifted(ComparisonOptions.input) }
    /// The group "Methods" of the help.
    enum Comparison: OptionGroupSource { static let options = lifted(ComparisonOptions.fitting) }
    /// The group "Autoencoder family" of the help.
    enum Family: OptionGroupSource { static let options = lifted(ComparisonOptions.family) }
    /// The group "Input" of the help of fits that nothing is compared in.
    enum FittedInput: OptionGroupSource {
        static let options = lifted(ComparisonOptions.forFits(ComparisonOptions.input))
    }
    /// The group "Methods" of the help of such fits.
    enum Fitting: OptionGroupSource {
        static let options = lifted(ComparisonOptions.forFits(ComparisonOptions.fitting))
    }
    /// The group "Output" of the help.
    enum Output: OptionGroupSource {
        static let options = signatures(ReportOptions.output.map { $0.lifted(to: \.report) } + progress)
    }
}
