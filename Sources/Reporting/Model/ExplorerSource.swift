package import Core
package import NeuralNetworks

/// Rows as they are and decoders, as the explorer of a web page shows them and no page of paper does.
package struct ExplorerSource: Sendable {
    /// The rows, ascending.
    package let rows: [Int]
    /// The features that are kept of them, ascending.
    package let features: [Int]
    /// Their values, in the unit that the decoders give: `[rows, features]`.
    package let values: Matrix
    /// The networks from codes to rows in that unit, by the method's id; none for methods without one, and for rows that are too
    /// wide.
    package let decoders: [String: TrainedNetwork]
    /// The unit of the values: true if images lie in 0–1, false if values are those of the file.
    package let isScaled: Bool

    /// The most rows.
    static let mostRows = 5_000
    /// The most values of all rows: of images, and of others.
    static let mostValues = (images: 4_000_000, others: 2_000_000)
    /// The most features of which all are kept, and decoded.
    static let mostDecoded = 4_096
    /// The rows that tell which features vary most.
    static let sampledRows = 1_000
    /// The features that are kept of more.
    static let fewFeatures = 512

    package init(
        rows: [Int], features: [Int], values: Matrix, decoders: [String: TrainedNetwork] = [:], isScaled: Bool = false
    ) {
        precondition(
            values.rows == rows.count && values.columns == features.count, "values of other rows or other features")
        self.rows = rows
        self.features = features
        self.values = values
        self.decoders = decoders
        self.isScaled = isScaled
    }
}
