internal import Core
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import NeuralNetworks
internal import Rows

/// The definition of a measure in `metrics.json`.
struct MeasureRecord: Encodable {
    let unit: String
    let definition: String
    let higherIsBetter: Bool?
}

extension MeasureRecord {
    init(_ measure: Measure) {
        self.init(unit: measure.unit, definition: measure.definition, higherIsBetter: measure.higherIsBetter)
    }
}

extension [Measure: MeasuredValue] {
    /// The estimates by the names of their measures, where they can be written as JSON.
    var finite: [String: Estimate] {
        let finite = mapValues(\.estimate).filter { [$1.value, $1.lower, $1.upper].finite != nil }
        return Dictionary<String, Estimate>(uniqueKeysWithValues: finite.map { ($0.key.id, $0.value) })
    }
}
