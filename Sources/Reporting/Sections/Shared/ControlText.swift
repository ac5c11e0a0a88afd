internal import Evidence
internal import Rows

/// The controls under the table of measures, in sentences.
struct ControlText {
    /// Sentences that go on a table's explanation; empty without controls.
    let sentences: String

    init(_ report: Report) {
        guard let finding = report.findings[Controls.self] else {
            sentences = ""
            return
        }
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
        sentences = " Grey, as controls\(rows): \(Report.list(names))."
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
