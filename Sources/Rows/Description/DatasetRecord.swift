internal import Core

/// A data set as programs are told of it: the keys that `gibbous inspect --json` and `metrics.json` have in common.
package struct DatasetRecord: Encodable {
    private let description: DatasetDescription
    private let labels: Labels?
    private let scaling: String

    /// A record of a data set.
    ///
    /// - Parameters:
    ///   - description: What was read as what.
    ///   - labels: Its labels.
    ///   - scaling: One sentence: how the numbers are scaled.
    package init(_ description: DatasetDescription, labels: Labels?, scaling: String) {
        self.description = description
        self.labels = labels
        self.scaling = scaling
    }

    private enum CodingKeys: String, CodingKey {
        case rows, features, layout, classes, reason, scaling, format, counts
        case imageShape = "image_shape"
        case seriesShape = "series_shape"
        case featureAxis = "feature_axis"
        case gridShape = "grid_shape"
        case dataPath = "data_path"
        case labelPath = "label_path"
        case elementType = "element_type"
        case droppedRows = "dropped_rows"
        case constantFeatures = "constant_features"
        case missingValues = "missing_values"
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(description.rowCount, forKey: .rows)
        try container.encode(description.featureCount, forKey: .features)
        try container.encode(description.layout.rawValue, forKey: .layout)
        try container.encodeIfPresent(
            description.imageShape.map { [$0.height, $0.width, $0.channels] }, forKey: .imageShape)
        try container.encodeIfPresent(
            description.seriesShape.map { [$0.times, $0.channels] }, forKey: .seriesShape)
        try container.encodeIfPresent(description.featureAxis.map(AxisRecord.init), forKey: .featureAxis)
        try container.encodeIfPresent(description.rowGrid.map { $0.axes.map(\.length) }, forKey: .gridShape)
        try container.encode(description.dataPath, forKey: .dataPath)
        try container.encodeIfPresent(description.labelPath, forKey: .labelPath)
        try container.encodeIfPresent(labels?.classCount, forKey: .classes)
        try container.encode(description.elementType, forKey: .elementType)
        try container.encode(description.format, forKey: .format)
        try container.encode(description.isLogCounts, forKey: .counts)
        try container.encode(description.preparation.droppedRowCount, forKey: .droppedRows)
        try container.encode(description.constantFeatureCount, forKey: .constantFeatures)
        try container.encode(description.preparation.missingCount, forKey: .missingValues)
        try container.encode(description.reason, forKey: .reason)
        try container.encode(scaling, forKey: .scaling)
    }
}

/// An axis in a record: all but its values, of which the ends stand for the rest.
private struct AxisRecord: Encodable {
    let name: String
    let unit: String?
    let path: String
    let from: Double
    let to: Double

    init(_ axis: FeatureAxis) {
        (name, unit, path) = (axis.name, axis.unit, axis.path)
        (from, to) = (axis.values.first ?? 0, axis.values.last ?? 0)
    }
}
