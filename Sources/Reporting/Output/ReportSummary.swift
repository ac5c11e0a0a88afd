internal import Core
internal import Drawing
internal import Rows

/// The closing message about a finished report.
package struct ReportSummary: Sendable {
    /// The verdict, and where the files are.
    package let text: String
    /// Characters that could not be drawn, and what to install; nil where all could.
    package let warning: String?

    /// The summary of a report.
    ///
    /// - Parameters:
    ///   - report: The report.
    ///   - files: The paths of what has been written, within the report's directory.
    ///   - missing: The characters that no installed font has.
    init(_ report: Report, files: [String], missing: [Unicode.Scalar]) {
        let verdict = VerdictText(report)
        var lines = [verdict.sentence] + verdict.evidence + report.collapses
        lines.append("\(report.settings.output.escaped): \(files.joined(separator: ", "))")
        text = lines.joined(separator: "\n")
        warning = MissingCharacters.warning(missing)
    }
}
