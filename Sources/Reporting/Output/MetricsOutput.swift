internal import Foundation

/// `metrics.json`: every number, by which a directory is known to be a report.
struct MetricsOutput: ReportOutput {
    let format: String? = nil
    let names = [OutputPlace.metricsName]
    let listing = OutputPlace.metricsName

    func parts(_ contents: ReportContents, in folder: String) -> [OutputPart] {
        [
            OutputPart {
                try MetricsFile(contents.report, claims: contents.claims).data().write(
                    to: URL(filePath: "\(folder)/\(OutputPlace.metricsName)"))
            }
        ]
    }
}
