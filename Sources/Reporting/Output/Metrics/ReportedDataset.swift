internal import Rows

/// The data set in `metrics.json`: what was read as what, and how its rows were split.
struct ReportedDataset: Encodable {
    private let name: String
    private let record: DatasetRecord
    private let split: Split

    private enum CodingKeys: String, CodingKey {
        case name, trainRows, validationRows, testRows
    }

    init(_ report: Report) {
        name = report.dataset.name
        record = DatasetRecord(report.dataset, labels: report.labels, scaling: report.scaling)
        split = report.split
    }

    func encode(to encoder: any Encoder) throws {
        try record.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(split.training.count, forKey: .trainRows)
        try container.encode(split.validation.count, forKey: .validationRows)
        try container.encode(split.test.count, forKey: .testRows)
    }
}
