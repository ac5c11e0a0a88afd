/// Effort of training: the operations that a network may take where its epochs are chosen from the data.
///
/// Operations are counted, so that the same effort trains for the same epochs on every machine.
public enum Effort: String, Sendable, CaseIterable {
    /// A first look: about a quarter of the standard operations, and a single comparison.
    case quick
    /// Most of what a longer training reaches, in about a fifth of its time on larger images.
    case standard
    /// As long as longer training was found to lower the error.
    case thorough
}

/// Bounds of a training's length for each effort.
struct EffortBudget {
    /// The operations of a training.
    let operations: Double
    /// The epochs, whatever the operations: fewer teach too little, more are not needed.
    let epochs: ClosedRange<Double>

    /// Images of at least 16 pixels a side, moved in training, so that more epochs are possible before overfitting.
    static func augmentedImages(_ effort: Effort) -> EffortBudget {
        switch effort {
        case .quick: EffortBudget(operations: 7e11, epochs: 10...150)
        case .standard: EffortBudget(operations: 2.9e12, epochs: 20...580)
        case .thorough: EffortBudget(operations: 1.45e13, epochs: 20...580)
        }
    }

    static func images(_ effort: Effort) -> EffortBudget {
        switch effort {
        case .quick: EffortBudget(operations: 3e11, epochs: 10...60)
        case .standard: EffortBudget(operations: 1e12, epochs: 20...200)
        case .thorough: EffortBudget(operations: 5e12, epochs: 20...200)
        }
    }

    static func tables(_ effort: Effort) -> EffortBudget {
        switch effort {
        case .quick: EffortBudget(operations: 1e11, epochs: 10...100)
        case .standard: EffortBudget(operations: 3e11, epochs: 20...200)
        case .thorough: EffortBudget(operations: 6e11, epochs: 20...400)
        }
    }
}
