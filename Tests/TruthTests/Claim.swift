import Evidence

/// The claim of a report about a network against PCA.
enum Claim: String, Codable, Sendable {
    case better
    case worse
    /// Undecided, or no difference that matters.
    case none

    init(_ outcome: Verdict.Outcome) {
        switch outcome {
        case .worthIt: self = .better
        case .notWorthIt: self = .worse
        case .undecided: self = .none
        }
    }
}
