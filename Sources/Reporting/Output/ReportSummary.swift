internal import Core
internal import Datasets
internal import Drawing

/// What is said in the end of a report that was made.
package struct ReportSummary: Sendable {
    /// The verdict, and where the files are.
    package let text: String
    /// Characters that could not be drawn, and what to install; nil where all could.
    package let warning: String?

    init(_ report: Report, missing: [Unicode.Scalar]) {
        let verdict = VerdictText(report)
        var lines = [verdict.sentence] + verdict.evidence + report.collapses
        var files: [String] = []
        if report.settings.formats.contains(.pdf) { files.append("report.pdf") }
        if report.settings.formats.contains(.svg) { files.append("figures/*.svg") }
        files += ["metrics.json", "results.h5ad"]
        if !report.models.isEmpty { files.append("models/*.onnx") }
        lines.append("\(report.settings.output.escaped): \(files.joined(separator: ", "))")
        text = lines.joined(separator: "\n")
        warning = MissingCharacters.warning(missing)
    }
}
