import Core
import Testing

/// Options that are declared for settings of this test's own.
@Suite struct OptionTests {
    private struct Settings: Sendable, Equatable {
        var latent = 2
        var epochs: Int?
        var labels: [String] = []
        var usesNoLabels = false
        var counts: Bool?
        var span = 30.0
        var widths: [Int]?
        var kind: String?
    }

    private static let options: [OptionDeclaration<Settings>] = [
        OptionDeclaration("latent", \.latent, .integer(in: 1...8), help: "Number of latent dimensions."),
        OptionDeclaration(
            "epochs", \.epochs, OptionFormat.integer(in: 1...9).orAuto, help: "Epochs.", default: "auto"
        ).belonging(to: "ae"),
        .list("labels", \.labels, help: "Labels."),
        .flag("no-labels", \.usesNoLabels, help: "No labels.", excludes: ["labels"]),
        .toggle("counts", \.counts, help: "Counts.", default: "sparse whole numbers"),
        OptionDeclaration("time-span", \.span, .timeSpan, help: "Time.", recordKey: "seconds", affectsResults: false),
        OptionDeclaration(
            "widths", \.widths, OptionFormat.integer(in: 1...99).list("widths", maximumCount: 3).optional,
            help: "Widths."),
        OptionDeclaration(
            "kind", \.kind,
            OptionFormat<String>(
                "a kind", advice: { $0 == "tabel" ? "Did you mean table?" : nil },
                parse: { $0 == "table" ? $0 : nil }, record: { .text($0) }
            ).optional, help: "Kind."),
    ]

    private func settings(
        _ command: [String: [String]], file: [String: [String]] = [:]
    ) throws(UsageError) -> Settings {
        var arguments = (OptionArguments(), OptionArguments(file: "settings.toml"))
        for (name, texts) in command { arguments.0[name] = texts }
        for (name, texts) in file { arguments.1[name] = texts }
        var settings = Settings()
        _ = try Self.options.apply(arguments.0, over: arguments.1, to: &settings)
        return settings
    }

    private func refusal(_ command: [String: [String]], file: [String: [String]] = [:]) -> String {
        do throws(UsageError) {
            return "\(try settings(command, file: file))"
        } catch {
            return error.message
        }
    }

    @Test func textsBecomeValues() throws {
        let settings = try settings([
            "latent": ["3"], "epochs": ["4"], "labels": ["a", "b"], "counts": ["false"], "time-span": ["2m"],
            "widths": ["8, 4"],
        ])
        #expect(
            settings
                == Settings(latent: 3, epochs: 4, labels: ["a", "b"], counts: false, span: 120, widths: [8, 4]))
        #expect(try self.settings(["epochs": ["auto"]]).epochs == nil)
        #expect(try self.settings(["latent": ["3", "5"]]).latent == 5)
    }

    @Test func theCommandLineCountsMoreThanTheFile() throws {
        let file = ["latent": ["7"], "epochs": ["8"], "no-labels": ["true"]]
        #expect(try settings(["latent": ["3"]], file: file) == Settings(latent: 3, epochs: 8, usesNoLabels: true))
        // What is said here about labels is about the file's contrary setting, too.
        #expect(try settings(["labels": ["a"]], file: file).usesNoLabels == false)
        #expect(try settings(["no-labels": ["true"]], file: ["labels": ["a"]]) == Settings(usesNoLabels: true))
        #expect(try settings(["labels": ["a"]], file: ["no-labels": ["false"]]).labels == ["a"])
    }

    @Test func whatCannotBeIsNamed() {
        #expect(refusal(["latent": ["9"]]) == "--latent takes a number from 1 to 8, not 9.")
        #expect(refusal(["latent": [""]]) == "--latent takes a number from 1 to 8, not nothing.")
        #expect(refusal(["epochs": ["soon"]]) == "--epochs takes auto or a number from 1 to 9, not soon.")
        #expect(refusal(["widths": ["1,2,3,4"]]) == "--widths takes widths, not 1,2,3,4.")
        #expect(
            refusal(["labels": ["a"], "no-labels": ["true"]]) == "--labels and --no-labels exclude each other.")
        #expect(
            refusal([:], file: ["latent": ["x"]]) == "settings.toml: latent takes a number from 1 to 8, not \"x\".")
        #expect(
            refusal([:], file: ["no-labels": ["maybe"]])
                == "settings.toml: no-labels takes true or false, not \"maybe\".")
        #expect(
            refusal([:], file: ["latnet": ["3"]])
                == "settings.toml: unknown option \"latnet\". Did you mean latent? "
                + "Valid options: latent, epochs, labels, no-labels, counts, "
                + "time-span, widths, kind.")
    }

    /// Advice on a text that is not taken stands at the end of the message, through all that formats are made of.
    @Test func adviceIsGiven() {
        #expect(refusal(["kind": ["tabel"]]) == "--kind takes a kind, not tabel. Did you mean table?")
        #expect(refusal(["kind": ["image"]]) == "--kind takes a kind, not image.")
        #expect(
            refusal([:], file: ["kind": ["tabel"]])
                == "settings.toml: kind takes a kind, not \"tabel\". Did you mean table?")
        struct Outer: Sendable {
            var inner = Settings()
        }
        let lifted = Self.options.map { $0.lifted(to: \Outer.inner) }
        var arguments = OptionArguments()
        arguments["kind"] = ["tabel"]
        var outer = Outer()
        do throws(UsageError) {
            _ = try lifted.apply(arguments, over: OptionArguments(), to: &outer)
            Issue.record("taken")
        } catch {
            #expect(error.message.hasSuffix("Did you mean table?"))
        }
    }

    /// Of a list, the message names the parts that are not taken, and the list that was probably meant.
    @Test(arguments: [
        ("pdf,svgg", "The invalid part is svgg. Did you mean pdf,svg?"),
        ("PDF,SVG", "The invalid parts are PDF and SVG. Did you mean pdf,svg?"),
        ("svgg", "Did you mean svg?"), ("pdf,gif", "The invalid part is gif."), ("gif", nil),
        ("pdf,,svg", "The invalid part is an empty one."),
        ("pdf,pdf", "pdf is listed twice."), ("pdf", nil), ("al", "Did you mean all?"),
    ])
    func partsOfListsAreNamed(text: String, advice: String?) {
        let format = OptionFormat<String>.word(of: ["pdf", "svg"]).distinctList("formats", or: ["all"])
        #expect(format.advice(text) == advice)
    }

    @Test func wordsHaveNeighbours() {
        #expect(OptionFormat<String>.word(of: ["quick", "standard"]).advice("quik") == "Did you mean quick?")
        #expect(OptionFormat<Int>.integer(in: 1...9).orAuto.advice("atuo") == "Did you mean auto?")
        #expect(OptionFormat<Int>.integer(in: 1...9).list("widths").advice("4,x") == "The invalid part is x.")
    }

    @Test func defaultsAreThoseOfTheSettings() {
        let help = Self.options.map { $0.signature(defaults: Settings()).help }
        #expect(
            help == [
                "Number of latent dimensions. (default: 2)", "Epochs. (default: auto)", "Labels.", "No labels.",
                "Counts. (default: sparse whole numbers)", "Time. (default: 30)", "Widths.",
                "Kind.",
            ])
    }

    @Test func resultsDependOnWhatIsRecorded() {
        let settings = Settings(epochs: 3, labels: ["a"], counts: true, span: 7, widths: [2, 1])
        func keys(_ methods: [String]) -> [String] {
            Self.options.results(of: settings, methods: methods).map { "\($0.option.recordKey) \($0.value)" }
        }
        #expect(keys(["ae"]) == ["latent 2", "epochs 3", "labels a", "counts true", "widths 2,1"])
        #expect(keys(["pca"]) == ["latent 2", "labels a", "counts true", "widths 2,1"])
    }
}
