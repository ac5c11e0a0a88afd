internal import Core
internal import Foundation
internal import HDF5
internal import Rows

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

    /// A column that is called like groups of rows.
    struct Groups: Encodable {
        let path: String
        let groups: Int
    }

    /// A label that rows are to be coloured by besides the first.
    struct Label: Encodable {
        let path: String
        let kind: String
        let classes: Int?

        init(_ label: FurtherLabel) {
            path = label.path
            kind = Self.kind(of: label.labels)
            classes = label.labels.classCount
        }

        /// "categorical", "continuous", or "none".
        static func kind(of labels: Labels?) -> String {
            switch labels {
            case .categorical: "categorical"
            case .continuous: "continuous"
            case nil: "none"
            }
        }
    }

    private let dataset: Dataset
    private let candidates: [Candidate]
    private let scaling: Scaling
    /// The objects of the file that were not looked at, in words; nil where all were.
    private let limitation: String?

    init(_ dataset: Dataset, _ contents: FileContents, _ scaling: Scaling) {
        self.dataset = dataset
        self.scaling = scaling
        limitation = contents.tree.limitation
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
                for unit in Character(scalar).utf16 {
                    // Four digits: a fifth before them keeps the zeros.
                    text += "\\u" + String(0x1_0000 + Int(unit), radix: 16).dropFirst()
                }
            }
        }
        return text + "\n"
    }

    /// The keys beside those of a ``DatasetRecord``, and those that are null here rather than absent.
    private enum CodingKeys: String, CodingKey {
        case candidates, notes, sparse, classes, limitation
        case imageShape = "image_shape"
        case labelPath = "label_path"
        case labelKind = "label_kind"
        case furtherLabels = "further_labels"
        case groupColumns = "group_columns"
        case testRows = "test_rows"
        case splitPath = "split_path"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        if dataset.imageShape == nil { try container.encodeNil(forKey: .imageShape) }
        if dataset.labelPath == nil { try container.encodeNil(forKey: .labelPath) }
        if dataset.labels?.classCount == nil { try container.encodeNil(forKey: .classes) }
        try DatasetRecord(dataset.description, labels: dataset.labels, scaling: scaling.sentence).encode(to: encoder)
        try container.encode(Label.kind(of: dataset.labels), forKey: .labelKind)
        try container.encode(dataset.furtherLabels.filter(\.isNamed).map { Label($0) }, forKey: .furtherLabels)
        let groups = dataset.groupColumns.map { Groups(path: $0.path, groups: $0.sizes.count) }
        try container.encode(groups, forKey: .groupColumns)
        let ownSplit = dataset.ownSplit
        try container.encode(ownSplit?.test.count, forKey: .testRows)
        try container.encodeIfPresent(ownSplit?.path, forKey: .splitPath)
        try container.encode(dataset.features.isSparse, forKey: .sparse)
        try container.encode(dataset.notes, forKey: .notes)
        try container.encode(candidates, forKey: .candidates)
        try container.encodeIfPresent(limitation, forKey: .limitation)
    }
}
