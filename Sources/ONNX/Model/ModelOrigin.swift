package import Core

/// The provenance of a trained model: its data and training, as recorded in its file.
package struct ModelOrigin: Sendable, Equatable {
    /// The version of Gibbous that trained it.
    package let version: String
    /// The method's short name, such as "vae".
    package let method: String
    /// The data set's name.
    package let dataset: String
    /// The number of features of the rows that its encoder takes.
    package let featureCount: Int
    /// The number of latent dimensions.
    package let latentSize: Int
    /// The shape of each row as an image, the channels of a pixel together; nil for a table.
    package let imageShape: ImageShape?
    /// The names of the labels that came with the rows, which training does not use.
    package let labelNames: [String]
    package let seed: UInt64
    /// The preparation of a file's rows for it, of a model that does not prepare them itself.
    package let preparation: ModelPreparation
    /// The columns of a file that its decoder gives; nil for all.
    package let decodedColumns: ModelPreparation.Columns?
    /// True if rows are counts: the encoder takes them as they are, the decoder gives them scaled to 10,000 a row.
    package let takesCounts: Bool

    /// The number of columns that its decoder gives.
    var decodedCount: Int { decodedColumns?.numbers.count ?? featureCount }

    package init(
        version: String, method: String, dataset: String, featureCount: Int, latentSize: Int, imageShape: ImageShape?,
        labelNames: [String], seed: UInt64, preparation: ModelPreparation = ModelPreparation(),
        decodedColumns: ModelPreparation.Columns? = nil, takesCounts: Bool = false
    ) {
        self.decodedColumns = decodedColumns
        self.takesCounts = takesCounts

        self.version = version
        self.method = method
        self.dataset = dataset
        self.featureCount = featureCount
        self.latentSize = latentSize
        self.imageShape = imageShape
        self.labelNames = labelNames
        self.seed = seed
        self.preparation = preparation
    }
}

extension ModelOrigin {
    /// The keys that the file's metadata have, in the order that they are written in.
    private enum Key: String {
        case version = "gibbous_version"
        case method = "gibbous_method"
        case dataset = "gibbous_dataset"
        case featureCount = "gibbous_feature_count"
        case latentSize = "gibbous_latent_size"
        case imageShape = "gibbous_image_shape"
        case labelName = "gibbous_label"
        case seed = "gibbous_seed"
        case storedFeatureCount = "gibbous_stored_feature_count"
        case columns = "gibbous_columns"
        case transformation = "gibbous_transformation"
        case decodedColumns = "gibbous_decoded_columns"
        case unit = "gibbous_decoded_unit"
    }

    /// The unit of rows of counts that a decoder gives.
    package static let countUnit = "counts scaled to 10000 a row"

    /// The keys of the names of so many labels.
    private static func labelKeys(_ count: Int) -> [String] {
        (0..<count).map { $0 == 0 ? Key.labelName.rawValue : "\(Key.labelName.rawValue)_\($0 + 1)" }
    }

    /// As the file's metadata.
    var entries: [(key: String, value: String)] {
        var entries: [(Key, String)] = [
            (.version, version), (.method, method), (.dataset, dataset), (.featureCount, String(featureCount)),
            (.latentSize, String(latentSize)),
        ]
        if let shape = imageShape {
            entries.append((.imageShape, "\(shape.height)x\(shape.width)x\(shape.channels)"))
        }
        entries.append((.seed, String(seed)))
        if let columns = preparation.columns {
            entries.append((.storedFeatureCount, String(columns.storedCount)))
            entries.append((.columns, columns.text))
        }
        if let decodedColumns { entries.append((.decodedColumns, decodedColumns.text)) }
        if takesCounts { entries.append((.unit, ModelOrigin.countUnit)) }
        if preparation.isLogCounts { entries.append((.transformation, ModelPreparation.logCounts)) }
        return entries.map { ($0.0.rawValue, $0.1) }
            + zip(ModelOrigin.labelKeys(labelNames.count), labelNames).map { ($0, $1) }
    }

    /// From the file's metadata.
    ///
    /// - Throws: ``ONNXError`` where something is missing or can't be.
    init(_ entries: [String: String]) throws(ONNXError) {
        func text(_ key: Key) throws(ONNXError) -> String {
            guard let text = entries[key.rawValue] else {
                throw ONNXError(
                    .unusable, "It has no metadata \"\(key.rawValue)\", so it is no model that Gibbous has written.")
            }
            return text
        }
        func number<Value: FixedWidthInteger>(_ key: Key, _ range: ClosedRange<Value>) throws(ONNXError) -> Value {
            guard let number = Value(try text(key)), range.contains(number) else {
                throw ONNXError(.unusable, "Its metadata \"\(key.rawValue)\" is no number that can be.")
            }
            return number
        }
        version = try text(.version)
        method = try text(.method)
        dataset = try text(.dataset)
        featureCount = try number(.featureCount, 1...Int(Int32.max))
        latentSize = try number(.latentSize, 1...Int(Int32.max))
        if let shape = entries[Key.imageShape.rawValue] {
            guard let shape = ImageShape(shape), shape.featureCount == featureCount else {
                throw ONNXError(.unusable, "Its metadata \"\(Key.imageShape.rawValue)\" does not fit its features.")
            }
            imageShape = shape
        } else {
            imageShape = nil
        }
        labelNames = ModelOrigin.labelKeys(entries.count).map { entries[$0] }.prefix { $0 != nil }.compactMap(\.self)
        seed = try number(.seed, 0...UInt64.max)
        var columns: ModelPreparation.Columns?
        if let text = entries[Key.columns.rawValue] {
            columns = ModelPreparation.Columns(
                text, storedCount: try number(.storedFeatureCount, 1...Int(Int32.max)), count: featureCount)
            guard columns != nil else {
                throw ONNXError(.unusable, "Its metadata \"\(Key.columns.rawValue)\" does not fit its features.")
            }
        }
        let transformation = entries[Key.transformation.rawValue]
        guard transformation == nil || transformation == ModelPreparation.logCounts else {
            throw ONNXError(
                .unusable, "Its metadata \"\(Key.transformation.rawValue)\" is of no kind that this version knows.")
        }
        preparation = ModelPreparation(columns: columns, isLogCounts: transformation != nil)
        var decoded: ModelPreparation.Columns?
        if let text = entries[Key.decodedColumns.rawValue] {
            decoded = ModelPreparation.Columns(text, storedCount: featureCount)
            guard decoded != nil else {
                throw ONNXError(.unusable, "Its metadata \"\(Key.decodedColumns.rawValue)\" does not fit its features.")
            }
        }
        decodedColumns = decoded
        takesCounts = entries[Key.unit.rawValue] == ModelOrigin.countUnit
    }
}
