/// The outputs of a report.
package enum ReportOutputs {
    /// All of them, those that take longest to write first.
    package static let all: [any ReportOutput] = [
        PDFOutput(), SVGOutput(), HTMLOutput(), PNGOutput(), MetricsOutput(), ResultsOutput(), ModelsOutput(),
    ]
}

extension [any ReportOutput] {
    /// The names that `--formats` takes.
    package var formats: [String] { compactMap(\.format) }

    /// Those that a report has unless it asks for others.
    package var usual: [any ReportOutput] { filter(\.isUsual) }

    /// "report.pdf, figures/*.svg and metrics.json".
    package var listing: String { Report.list(map(\.listing)) }

    /// The files and folders that a report may contain, each once.
    var names: [String] {
        flatMap(\.names).reduce(into: []) { names, name in
            if !names.contains(name) { names.append(name) }
        }
    }

    /// The outputs that a report has.
    ///
    /// - Parameter report: The report, whose settings may name some formats only.
    /// - Returns: Those that are asked for and have something to write, in the same order.
    func chosen(for report: Report) -> [any ReportOutput] {
        filter { output in
            let isAskedFor = output.format.map { report.settings.formats?.contains($0) ?? output.isUsual } ?? true
            return isAskedFor && output.isWritten(for: report)
        }
    }
}
