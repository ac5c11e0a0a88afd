internal import Datasets
internal import Methods
internal import Rows

/// The number of times that each network is trained where nobody says it: by rows, features and epochs, never by a clock.
enum RepeatRule {
    /// The trainings of small data.
    static let smallCount = 3
    /// The most that small data are: rows · features · epochs.
    static let mostWork = 80_000_000
    /// Fewer features than these count as so many, since the layers behind them are as wide.
    static let leastFeatures = 100
    /// The epochs that count where their number is chosen from the data.
    static let usualEpochs = 400

    /// The number of trainings.
    ///
    /// - Parameters:
    ///   - rows: The number of rows.
    ///   - features: The number of features.
    ///   - epochs: The most epochs that the user has asked for; nil where they are chosen from the data.
    /// - Returns: ``smallCount`` or 1.
    static func count(rows: Int, features: Int, epochs: Int?) -> Int {
        let width = Double(max(features, leastFeatures))
        return Double(rows) * width * Double(epochs ?? usualEpochs) <= Double(mostWork) ? smallCount : 1
    }
}

extension ComparisonSettings {
    /// The number of trainings of each network on these data.
    ///
    /// Where the user leaves it open, a single one where time or effort is limited, where rows stay in the file, or where nothing is compared
    /// with a linear method.
    func repeatCount(on dataset: Dataset) -> Int {
        guard methods.contains(where: \.isNetwork) else { return 1 }
        if let repeats { return repeats }
        let isCompared =
            methods.contains { $0.isLinear && $0.decodes } && methods.contains { $0.isNetwork && $0.decodes }
        guard timeLimit == nil, training.effort != .quick, dataset.features.isInMemory, isCompared else { return 1 }
        return RepeatRule.count(
            rows: dataset.features.rowCount, features: dataset.features.featureCount, epochs: training.epochs)
    }
}
