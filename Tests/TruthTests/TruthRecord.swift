import EmbeddingQuality
import KnownKinds
import Splitting

/// A report's verdict beside the truth.
struct TruthRecord: Codable, Sendable {
    let kind: String
    let seed: UInt64
    let answer: KnownKind.Answer
    let isDependent: Bool
    /// The network of the verdict; nil without a verdict.
    let network: String?
    let claim: Claim
    /// The share of PCA's error that the network's is lower by, as the report has it; nil without a verdict.
    let reduction: Estimate?
    /// The same share on new rows, for the same fitted methods, in the mean over trainings.
    let truth: Double?
    /// The standard error of the truth, for there are not endlessly many new rows.
    let truthError: Double?
    /// The mean squared errors on new rows, by method, of the trainings that are shown.
    let freshErrors: [String: Double]
    /// The way in which the test rows were chosen.
    let split: SplitDescription.Kind
    let testRowCount: Int
    let seconds: Double

    /// A share of PCA's error that is nothing: rounding, or a network that is the PCA that it started from.
    static let nothing = 0.001

    /// True if new rows contradict the claim.
    var isFalse: Bool {
        guard let truth else { return false }
        return switch claim {
        case .better: truth < Self.nothing
        case .worse: truth > -Self.nothing
        case .none: false
        }
    }

    /// True if a gain that there has to be was not reported.
    var isMissed: Bool { answer == .curved && claim != .better }

    /// True if the truth is within the interval; nil without one.
    var isHeld: Bool? {
        guard let reduction, let truth else { return nil }
        return reduction.lower - Self.nothing <= truth && truth <= reduction.upper + Self.nothing
    }
}
