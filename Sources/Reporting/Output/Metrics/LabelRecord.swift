internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import Rows

/// A further label in `metrics.json`: what it is, and what neighbours in each latent space tell of it.
struct LabelRecord: Encodable {
    private let name: String
    private let path: String
    /// "categorical" or "continuous".
    private let kind: String
    private let classes: Int?
    /// The measures of each method, by its short name.
    private let test: [String: [String: Double]]
    private let testIntervals: [String: [String: [Double]]]

    init(_ result: LabelResult) {
        name = result.label.labels.name
        path = result.label.path
        switch result.label.labels {
        case .categorical(let labels): (kind, classes) = ("categorical", labels.categories.count)
        case .continuous: (kind, classes) = ("continuous", nil)
        }
        let methods = Dictionary(uniqueKeysWithValues: result.measures.map { ($0.key.rawValue, $0.value.finite) })
        test = methods.mapValues { $0.mapValues(\.value) }
        testIntervals = methods.mapValues { $0.mapValues { [$0.lower, $0.upper] } }
    }
}
