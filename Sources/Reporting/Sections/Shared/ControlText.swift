internal import Evidence
internal import Rows

/// The controls under the table of measures, in words.
struct ControlText {
    /// The definition of the controls, as a sentence.
    let definition: String

    /// The words for a report's controls; nil without any.
    init?(_ report: Report) {
        guard let finding = report.findings[Controls.self] else { return nil }
        let names = finding.controls.map { control in
            switch control.kind {
            case .randomProjection: "a random projection to as many dimensions"
            case .isomap: "an Isomap of \(NumberText.count(finding.isomapRows ?? 0)) training rows"
            case .allFeatures: "all features\(Self.voters(finding))"
            case .majorityClass: "the most frequent class"
            }
        }
        let rows =
            finding.rows < report.split.test.count ? " (of \(NumberText.count(finding.rows)) of the test rows)" : ""
        definition = "Rows in grey\(rows), for comparison with the latent spaces: \(Report.list(names))."
    }

    /// The number of rows that vote by all features, where they are fewer than by codes.
    private static func voters(_ finding: Controls.Finding) -> String {
        guard let all = finding.votingRows, let fewer = finding.votingRowsByAllFeatures, fewer < all else { return "" }
        return " (neighbours among \(NumberText.count(fewer)) training rows)"
    }
}

extension Controls.Kind {
    /// The name in tables.
    var name: String {
        switch self {
        case .randomProjection: "random projection"
        case .isomap: "Isomap"
        case .allFeatures: "all features"
        case .majorityClass: "majority class"
        }
    }
}
