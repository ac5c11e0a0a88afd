internal import Core
internal import Foundation
internal import HDF5

/// The answer of `gibbous inspect --json`.
struct InspectionRecord: Encodable {
    /// A data set that could have been chosen as the data.
    struct Candidate: Encodable {
        let path: String
        let shape: [Int]
        let elementType: String

        enum CodingKeys: String, CodingKey {
            case path, shape
            case elementType = "element_type"
        }
    }

    /// A label that rows are to be coloured by besides the first.
    struct Label: Encodable {
        let path: String
        let kind: String
        let classes: Int?

        init(_ label: FurtherLabel) {
            path = label.path
            (kind, classes) = Self.kind(of: label.labels)
        }

        /// "categorical" with the number of classes, "continuous", or "none".
        static func kind(of labels: Labels?) -> (name: String, classes: Int?) {
            switch labels {
            case .categorical(let labels): ("categorical", labels.categories.count)
            case .continuous: ("continuous", nil)
            case nil: ("none", nil)
            }
        }
    }

    private let dataset: Dataset
    private let candidates: [Candidate]
    private let scaling: Scaling

    init(_ dataset: Dataset, _ contents: FileContents, _ scaling: Scaling) {
        self.dataset = dataset
        self.scaling = scaling
        candidates = contents.matrices.prefix(1000).map {
            Candidate(path: $0.path, shape: $0.shape, elementType: $0.type.description)
        }
    }

    /// The record as one JSON object; characters that a terminal could be misled by are escaped, as JSON allows.
    func json() throws(DatasetError) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        let data: Data
        do {
            data = try encoder.encode(self)
        } catch {
            throw .unusable("The answer about \(dataset.path.escaped) can't be written as JSON: \(error).")
        }
        var text = ""
        for scalar in String(decoding: data, as: UTF8.self).unicodeScalars {
            if scalar == "\n" || scalar.isHarmless {
                text.unicodeScalars.append(scalar)
            } else {
                for unit in Character(scalar).utf16 { text += String(format: "\\u%04x", unit) }
            }
        }
        return text + "\n"
    }

    enum CodingKeys: String, CodingKey {
        case rows, features, layout, classes, reason, candidates, notes, scaling, format, sparse, counts
        case dataPath = "data_path"
        case imageShape = "image_shape"
        case labelPath = "label_path"
        case labelKind = "label_kind"
        case furtherLabels = "further_labels"
        case elementType = "element_type"
        case testRows = "test_rows"
        case droppedRows = "dropped_rows"
        case constantFeatures = "constant_features"
        case missingValues = "missing_values"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(dataset.features.rowCount, forKey: .rows)
        try container.encode(dataset.features.featureCount, forKey: .features)
        try container.encode(dataset.dataPath, forKey: .dataPath)
        try container.encode(dataset.layout.rawValue, forKey: .layout)
        try container.encode(
            dataset.imageShape.map { [$0.height, $0.width, $0.channels] }, forKey: .imageShape)
        try container.encode(dataset.labelPath, forKey: .labelPath)
        let kind = Label.kind(of: dataset.labels)
        try container.encode(kind.name, forKey: .labelKind)
        try container.encode(kind.classes, forKey: .classes)
        try container.encode(dataset.furtherLabels.map { Label($0) }, forKey: .furtherLabels)
        try container.encode(dataset.elementType, forKey: .elementType)
        try container.encode(dataset.predefinedTestRows?.count, forKey: .testRows)
        try container.encode(dataset.format, forKey: .format)
        try container.encode(dataset.features.isSparse, forKey: .sparse)
        try container.encode(dataset.isLogCounts, forKey: .counts)
        try container.encode(dataset.preparation.droppedRowCount, forKey: .droppedRows)
        try container.encode(
            dataset.preparation.storedFeatureCount - dataset.features.featureCount, forKey: .constantFeatures)
        try container.encode(dataset.preparation.missingCount, forKey: .missingValues)
        try container.encode(dataset.reason, forKey: .reason)
        try container.encode(dataset.notes, forKey: .notes)
        try container.encode(scaling.sentence, forKey: .scaling)
        try container.encode(candidates, forKey: .candidates)
    }
}
