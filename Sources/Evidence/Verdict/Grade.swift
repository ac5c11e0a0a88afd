package import EmbeddingQuality

/// The grade of a network's error against PCA's.
package enum Grade: String, Codable, Sendable {
    /// Its interval lies below PCA's error.
    case better
    /// Its interval lies within a margin about PCA's error.
    case noMeaningfulDifference = "no_meaningful_difference"
    /// Its interval reaches from below PCA's error to above it.
    case undecided
    /// Its interval lies above PCA's error.
    case worse
    /// There are too few test rows to tell.
    case noVerdict = "no_verdict"

    /// The grade in the words of schema 1.
    package var outcome: Verdict.Outcome {
        switch self {
        case .better: .worthIt
        case .worse: .notWorthIt
        case .noMeaningfulDifference, .undecided, .noVerdict: .undecided
        }
    }

    /// The grade of a ratio of the network's error to PCA's.
    ///
    /// - Parameters:
    ///   - interval: The ratio with its interval; nil where the rows do not bound it.
    ///   - units: How many independent rows, or groups of them, there are.
    ///   - margin: The share of PCA's error by which the network's may differ without a difference that matters.
    package init(_ interval: RatioInterval?, units: Int, margin: Double) {
        guard units >= RatioInterval.leastUnits else {
            self = .noVerdict
            return
        }
        guard let interval else {
            self = .undecided
            return
        }
        if interval.lower >= 1 - margin && interval.upper <= 1 + margin {
            self = .noMeaningfulDifference
        } else if interval.upper < 1 {
            self = .better
        } else {
            self = interval.lower > 1 ? .worse : .undecided
        }
    }
}
