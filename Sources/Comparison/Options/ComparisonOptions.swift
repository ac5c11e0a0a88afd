package import Core
internal import Datasets
internal import Methods
internal import Splitting

/// The options of a comparison, each declared once.
package enum ComparisonOptions {
    /// All options, in the order of the help.
    package static var all: [OptionDeclaration<ComparisonSettings>] { input + fitting + family }

    /// Options that fits without a comparison have no use for, of how rows are held out and what is measured of them.
    private static let ofComparisons: Set = [
        "embedding", "no-embeddings", "test-data", "test-labels", "probe", "repeats", "margin", "thorough",
        "exact-limit", "time-limit", "test-fraction", "hold-out", "split",
    ]

    /// Options of a list that fits without a comparison have a use for, too.
    package static func forFits(
        _ options: [OptionDeclaration<ComparisonSettings>]
    ) -> [OptionDeclaration<ComparisonSettings>] { options.filter { !ofComparisons.contains($0.name) } }
}

extension ComparisonOptions {
    /// Options that say which methods are compared, and how they are trained and tested.
    package static let fitting: [OptionDeclaration<ComparisonSettings>] = [
        OptionDeclaration(
            "methods", \.methods, .methods,
            help: "Methods to compare: \(Method.allCases.map(\.rawValue).joined(separator: ", ")), or all."
        ).completing(listsOf: Method.allCases.map(\.rawValue)),
        OptionDeclaration(
            "latent", \.latentSize, .integer(in: 1...1_024), help: "Number of latent dimensions."),
        OptionDeclaration(
            "architecture", \.training.architecture, .word,
            help: "Architecture for image data: dense, conv, or auto to pick the better one in short trials."),
        OptionDeclaration(
            "hidden", \.training.hidden, .hidden,
            help: """
                Widths of the encoder's hidden layers, e.g. 512,256, or with --architecture conv the channels of its \
                convolutions.
                """,
            default: "chosen from the data"),
        OptionDeclaration(
            "effort", \.training.effort, .word,
            help: """
                Length of trainings whose epochs are chosen from the data: quick (a first look, without repeats), standard, or \
                thorough (up to five times as long on images, twice on tables). The same on every machine.
                """),
        OptionDeclaration(
            "epochs", \.training.epochs, OptionFormat.integer(in: 1...100_000).orAuto,
            help: "Maximum number of epochs, or auto to choose it from the data.", default: "auto"),
        OptionDeclaration(
            "batch-size", \.training.batchSize, OptionFormat.integer(in: 1...65_536).optional,
            help: "Rows per minibatch.", default: "chosen from the data"),
        OptionDeclaration(
            "precision", \.training.precision, .precision,
            help: "Precision of large matrix multiplications: f32, bf16, or auto (bf16 if the CPU supports it)."),
        OptionDeclaration("seed", \.training.seed, .seed, help: "Random seed."),
        OptionDeclaration(
            "repeats", \.repeats, OptionFormat.integer(in: 1...1_000).orAuto,
            help: """
                Number of repetitions of the comparison, with the seeds seed, seed + 1 and so on, each with its own split \
                unless the test rows are fixed. auto: \(RepeatRule.smallCount) if rows × features × epochs is at most \
                \(RepeatRule.mostWork / 1_000_000) million (fewer than \(RepeatRule.leastFeatures) features count as \
                \(RepeatRule.leastFeatures), automatic epochs as \(RepeatRule.usualEpochs)), otherwise 1; also 1 with a time \
                limit, with --effort quick, or if the rows do not fit in memory.
                """,
            default: "auto"),
        OptionDeclaration(
            "margin", \.margin, .number("a number from 0 to below 1") { $0 >= 0 && $0 < 1 },
            help: "Difference from PCA's test error, as a fraction of it, below which a network performs equally "
                + "well."),
        .flag("thorough", \.isThorough, help: "Allow evidence that takes longer than fitting the methods."),
        OptionDeclaration(
            "exact-limit", \.exactLimit, .integer(in: 100...1_000_000),
            help: """
                Number of test rows up to which all neighbours are ranked exactly; of more rows, a random sample of this size \
                is used. Memory grows with it, time with its square.
                """),
        OptionDeclaration(
            "time-limit", \.timeLimit, OptionFormat.timeSpan.optional,
            help: "Time budget for the whole report, e.g. 90, 60s, 2m or 1h30m.", default: "unlimited",
            valueName: "time", recordKey: "time_limit_seconds"),
        OptionDeclaration(
            "test-fraction", \.testFraction, .number("a number between 0 and 1") { $0 > 0 && $0 < 1 },
            help: "Fraction of the rows held out for testing, if the file has no test rows of its own."),
        OptionDeclaration(
            "hold-out", \.reading.heldOut,
            OptionFormat<HeldOutRows>.described("a label and a range such as phase:100..140").optional,
            help: """
                Path of a continuous label and a range of its values, e.g. phase:100..140: the rows whose label lies in the range \
                are the test rows, and no method is trained on them. The report compares rows decoded between those on either \
                side with the held-out rows.
                """,
            default: "none", valueName: "path:from..to", excludes: ["split", "groups", "test-data", "test-fraction"]),
        OptionDeclaration(
            "split", \.splitRule, .word,
            help: """
                Choice of the test rows: random; groups (whole groups, see --groups); time (the end of the file); file (the \
                file's own split: test arrays, index arrays, masks, a column named split); or auto: the file's own split; groups \
                if some are named, or if rows with the same value of a column whose name suggests groups (patient, donor_id, \
                batch) are similar; stretches of the file if rows depend on the preceding ones; and random otherwise.
                """),
        OptionDeclaration(
            "threads", \.threads, .integer(in: 1...1_024), help: "Number of models trained at the same time.",
            default: "number of available CPU cores", affectsResults: false),
    ]
}

extension OptionFormat<[Method]> {
    /// Methods separated by commas, each once, or all.
    fileprivate static var methods: OptionFormat {
        let names = Method.allCases.map(\.rawValue)
        let list = OptionFormat<Method>.word.distinctList(
            "methods separated by commas, of \(names.listed("and")), or all", or: ["all"])
        return OptionFormat(
            list.requirement, choices: [], advice: list.advice,
            parse: { $0 == "all" ? Method.allCases : list.parse($0) },
            record: list.record)
    }
}

extension OptionFormat<[Int]?> {
    /// Layer widths separated by commas.
    fileprivate static var hidden: OptionFormat {
        OptionFormat<Int>.integer(in: 1...8_192)
            .list("up to 8 widths from 1 to 8192 separated by commas", maximumCount: 8).optional
    }
}

extension OptionFormat<Precision> {
    /// A precision that this processor has.
    fileprivate static var precision: OptionFormat {
        let words = OptionFormat<Precision>.word
        return OptionFormat(
            Precision.bf16.isAvailable
                ? words.requirement : "auto or f32 on this processor, which does not compute in bfloat16",
            choices: words.choices, advice: words.advice,
            parse: { words.parse($0).flatMap { $0.isAvailable ? $0 : nil } },
            record: words.record)
    }
}
