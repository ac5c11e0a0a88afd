internal import Core
internal import Datasets
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import NeuralNetworks

/// The data set in `metrics.json`: what was read as what.
struct DatasetRecord: Encodable {
    let name: String
    let rows: Int
    let features: Int
    let trainRows: Int
    let validationRows: Int
    let testRows: Int
    let classes: Int?
    let layout: String
    let imageShape: [Int]?
    let dataPath: String
    let labelPath: String?
    let elementType: String
    let reason: String
    let scaling: String
    /// What kind of file it is, such as "AnnData".
    let format: String
    let droppedRows: Int
    let constantFeatures: Int
    let missingValues: Int
    let counts: Bool
}

extension DatasetRecord {
    init(_ report: Report) {
        let source = report.source
        var classes: Int?
        if case .categorical(let labels) = report.labels { classes = labels.categories.count }
        self.init(
            name: report.name, rows: source.rowCount, features: source.featureCount,
            trainRows: report.split.training.count, validationRows: report.split.validation.count,
            testRows: report.split.test.count, classes: classes, layout: source.layout.rawValue,
            imageShape: source.imageShape.map { [$0.height, $0.width, $0.channels] }, dataPath: source.dataPath,
            labelPath: source.labelPath, elementType: source.elementType, reason: source.reason,
            scaling: source.scaling, format: source.format, droppedRows: source.droppedRowCount,
            constantFeatures: source.constantFeatureCount, missingValues: source.missingCount,
            counts: source.isLogCounts)
    }
}
