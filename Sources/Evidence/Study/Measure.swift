internal import EmbeddingQuality

/// A number that methods are compared by, taken over the test rows: all that there is to know of it, in one declaration.
///
/// Declared in a file of its kind and named in ``all``, it is measured, written to `metrics.json` with its definition, and
/// shown in the table that it belongs to.
package struct Measure: Sendable {
    /// The table of the report that shows a measure.
    package enum Table: Sendable {
        /// The one that compares all methods.
        case comparison
        /// That of the evidence lower bound and its parts.
        case evidence
        /// That of what becomes of corrupted rows.
        case denoising
        /// None: a caption quotes it.
        case caption
    }

    /// Its key in `metrics.json`, in snake case.
    package let id: String
    /// The name in tables.
    package let title: String
    /// The definition, in a sentence.
    package let definition: String
    /// The unit of its values; empty for a pure number.
    package let unit: String
    /// The better direction; nil if neither is.
    package let higherIsBetter: Bool?
    /// The table that shows it.
    package let table: Table
    /// The measure of a method over any choice of the test rows; nil if the method or the data have none.
    let value: @Sendable (MeasureBasis) throws -> (any QualityMeasure)?

    init(
        _ id: String, title: String, definition: String, unit: String = "", higherIsBetter: Bool?, table: Table,
        value: @escaping @Sendable (MeasureBasis) throws -> (any QualityMeasure)?
    ) {
        self.id = id
        self.title = title
        self.definition = definition
        self.unit = unit
        self.higherIsBetter = higherIsBetter
        self.table = table
        self.value = value
    }

    /// All measures, in the order of tables.
    package static let all: [Measure] = [
        .mse, .r2, .trustworthiness, .continuity, .knnAccuracy, .knnR2, .elbo, .reconstruction, .divergence, .restored,
        .undone, .activeCodes,
    ]

    /// True if it is an error in the square of the data's scaled unit, whose column is in a power of ten.
    package var isSquaredError: Bool { unit == Measure.squaredUnit }

    static let squaredUnit = "squared scaled unit"
    static let nats = "nats per row"
}

extension Measure: Hashable {
    package static func == (first: Measure, second: Measure) -> Bool { first.id == second.id }

    package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
