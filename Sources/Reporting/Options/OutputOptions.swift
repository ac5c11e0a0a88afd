internal import Comparison
package import Core
internal import Drawing
internal import Plotting

extension ReportOptions {
    /// Options that say what is written, and where.
    package static let output: [OptionDeclaration<ReportSettings>] = [
        OptionDeclaration(
            "output", short: "o", \.output, .text("the path of a directory"),
            help: "Output directory; an existing Gibbous report there is replaced.", default: "output/NAME",
            affectsResults: false, path: .directory),
        OptionDeclaration(
            "title", \.title, OptionFormat.text("a title").optional, help: "Title of the report.",
            default: "the data set's name", affectsResults: false),
        OptionDeclaration("paper", \.paper, .word, help: "Paper size: a4 or letter.", affectsResults: false),
        OptionDeclaration(
            "formats", \.formats, .formats, help: "Files to draw, of \(ReportOutputs.all.formats.listed("and")).",
            default: ReportOutputs.all.usual.formats.joined(separator: ","), affectsResults: false
        ).completing(listsOf: ReportOutputs.all.formats),
        OptionDeclaration(
            "figure-size", \.figureSize, .word,
            help:
                "Width of the figures' files: a journal's single (85 mm) or double (178 mm) column, or as in the "
                + "report.",
            affectsResults: false),
        OptionDeclaration(
            "palette", \.palette, .palette,
            help: """
                Colours of classes and numbers: \(PaletteChoice.names.joined(separator: ", ")), or a text file with a colour or \
                CLASS = COLOUR in each line.
                """, default: "those of the file, otherwise the standard ones", valueName: "name|file",
            affectsResults: false, path: .file),
        OptionDeclaration(
            "theme", \.theme, .word, help: "Pages and figures: light, or dark for slides.", affectsResults: false),
        OptionDeclaration(
            "sections", \.sections, .sections,
            help: """
                Sections to draw after the first page, separated by commas: all, \(SectionNames.all.optional.joined(separator: ", ")). \
                A - before a name leaves it out, e.g. all,-training. All numbers remain in metrics.json.
                """,
            default: "all", affectsResults: false
        ).completing(listsOf: ["all"] + SectionNames.all.optional),
        .flag(
            "save-reconstructions", \.savesReconstructions, help: "Keep every row's reconstruction in results.h5ad.",
            affectsResults: false),
        .flag(
            "force", \.force, help: "Write into an existing directory that is not a Gibbous report.",
            affectsResults: false),
        .flag(
            "resume", \.comparison.resumes, help: "Resume the same report from its checkpoint.", affectsResults: false),
        OptionDeclaration(
            "checkpoint-interval", \.comparison.checkpointInterval, .timeSpan,
            help: "Minimum time between checkpoints.",
            valueName: "time", affectsResults: false, isHidden: true),
    ]
}

extension OptionFormat<Set<String>?> {
    /// Names of sections separated by commas.
    fileprivate static var sections: OptionFormat {
        let names = SectionNames.all
        return OptionFormat<Set<String>>(
            "names of sections separated by commas, with a - before those to leave out, of all, "
                + names.optional.listed("and"), choices: ["all"] + names.optional, advice: names.advice,
            parse: names.chosen,
            record: { chosen in .list((names.fixed + names.optional).filter(chosen.contains).map(OptionValue.text)) }
        ).optional
    }

    /// Names of outputs separated by commas.
    fileprivate static var formats: OptionFormat {
        let names = ReportOutputs.all.formats
        let list = OptionFormat<String>.word(of: names).list("formats separated by commas, of \(names.listed("and"))")
        return OptionFormat<Set<String>>(
            list.requirement, advice: list.advice, parse: { list.parse($0).map { Set($0) } },
            record: { formats in list.record(names.filter(formats.contains)) }
        ).optional
    }
}
