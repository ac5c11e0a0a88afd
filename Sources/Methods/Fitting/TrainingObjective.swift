/// The objective of a training besides reconstructing rows: what a report says of it, and what `metrics.json` holds of it.
public struct TrainingObjective: Sendable, Equatable {
    /// A setting of an objective.
    public enum Setting: Sendable, Equatable {
        case text(String)
        case number(Double)
    }

    /// The name of the training's loss, with its unit.
    public var lossTitle = "mean squared error"
    /// The objective in sentences; nil if there is nothing to add to reconstructing rows.
    public var sentences: String?
    /// The settings by their keys in `metrics.json`, which are the options' names in snake case.
    public var settings: [String: Setting] = [:]
    /// The meaning of the nats of a likelihood, in sentences; nil without a likelihood.
    public var meaningOfNats: String?
    /// The remedies for codes that tell nothing of the rows, as the object of a sentence; nil if there are none.
    public var remedies: String?

    /// The objective of reconstructing rows and nothing else.
    public static let reconstruction = TrainingObjective()

    public init() {}
}

extension TrainingObjective.Setting: Encodable {
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        }
    }
}
