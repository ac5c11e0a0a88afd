internal import Drawing
internal import Evidence

/// The data, methods and settings, by which the report can be made again, and the definitions of the measures.
enum DataAndMethodsSection: ReportSection {
    static func section(of context: SectionContext) -> DocumentSection? {
        DocumentSection(
            id: "data-and-methods", heading: "Data and methods",
            blocks: MethodsText(context.report).paragraphs.map { .paragraph($0) } + [
                .table(
                    ReportTable(
                        definitions(in: context.report), title: "Definitions", caption: "Definitions of the measures"))
            ], hints: PageHints(columns: 2))
    }

    /// The measures that the report has, each with its definition.
    private static func definitions(in report: Report) -> Table {
        let ofLabels = report.furtherLabels.flatMap(\.measures.values)
        let measures = Measure.all.filter { measure in
            report.methods.contains { $0.measures[measure] != nil } || ofLabels.contains { $0[measure] != nil }
        }
        let controls = ControlText(report).map { text in
            [StyledText("controls", weight: .semibold), StyledText(text.definition)]
        }
        var table = Table(
            columns: [Table.Column("measure"), Table.Column("definition")],
            rows: measures.map { measure in
                let unit = measure.unit.isEmpty || measure.isSquaredError ? "" : " Unit: \(measure.unit)."
                return [StyledText(measure.title, weight: .semibold), StyledText(measure.definition + unit)]
            } + (controls.map { [$0] } ?? []))
        for (row, measure) in measures.enumerated() { table.destinations[row] = measure.definitionDestination }
        return table
    }

    /// The name of the table of definitions, to which links lead.
    static let definitionsTable = "table-definitions"
}
