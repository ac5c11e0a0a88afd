internal import Core
internal import Evidence
internal import Rows

/// The rows as they are: their shape and names, and the values of those that the page has.
struct ExplorerContent: Encodable, Sendable {
    enum Kind: String, Encodable, Sendable { case image, curve, profile, none }

    let kind: Kind
    var height: Int?
    var width: Int?
    var channels: Int?
    /// The values drawn black and white, of images.
    var low: Double?
    var high: Double?
    var features: DataBlock?
    /// The axis along which the features lie, of curves.
    private(set) var axis: Axis?
    var originals: Originals?
    /// The range of each value: `[features]`.
    private(set) var ranges: [Float] = []

    /// The axis of curves, with its unit, and the place of each feature.
    struct Axis: Encodable, Sendable {
        let title: String
        let values: [Double]
    }

    /// The values of some rows.
    struct Originals: Encodable, Sendable {
        /// The rows; nil for all of them.
        let rows: DataBlock?
        let count: Int
        let bits: Int
        let low: Bounds
        let high: Bounds
        let values: DataBlock
    }

    /// A bound for all features, or one for each.
    enum Bounds: Encodable, Sendable {
        case common(Double)
        case each([Double])

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .common(let bound): try container.encode(bound)
            case .each(let bounds): try container.encode(bounds)
            }
        }
    }

    private enum CodingKeys: String, CodingKey {
        case kind, height, width, channels, low, high, features, axis, originals
    }

    /// The content of a report.
    ///
    /// - Parameter report: The report; without a source there is nothing to show.
    /// - Throws: If names can't be encoded.
    init(_ report: Report) throws {
        guard let source = report.explorer else {
            kind = .none
            return
        }
        let count = report.dataset.rowCount
        let rows = source.rows.count == count ? nil : DataBlock(source.rows.map { UInt32(truncatingIfNeeded: $0) })
        if let shape = report.dataset.imageShape, source.isScaled {
            let images = ExplorerImages(source.values, shape: shape)
            kind = .image
            (height, width, channels, low, high) = (shape.height, shape.width, images.channels, 0, 1)
            originals = Originals(
                rows: rows, count: source.rows.count, bits: 8, low: .common(0), high: .common(1), values: images.block)
            ranges = images.channels == shape.channels ? [Float](repeating: 1, count: shape.featureCount) : []
            return
        }
        let curve = report.findings.illustration(of: Features.self).flatMap { $0.curve == source.features ? $0 : nil }
        kind = curve == nil ? .profile : .curve
        if let curve, let places = curve.places { axis = Axis(title: (curve.axisTitle ?? "").escaped, values: places) }
        features =
            report.dataset.featureNames == nil && source.features.count == report.dataset.featureCount
            ? nil : try DataBlock(source.features.map { report.featureNames[$0].escaped })
        let table = ExplorerTable(source.values)
        originals = Originals(
            rows: rows, count: source.rows.count, bits: table.bits, low: .each(table.lows), high: .each(table.highs),
            values: table.block)
        // A feature that is the same in all rows has no range to hold anything against.
        ranges = zip(table.lows, table.highs).map { $1 > $0 ? Float($1 - $0) : .infinity }
    }
}
