internal import Core
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import NeuralNetworks
internal import Rows

/// The verdict in `metrics.json`.
struct VerdictRecord: Encodable {
    /// The grade in the words that came first: "worth_it" where better, "not_worth_it" where worse, "undecided" else.
    let outcome: String
    /// "better", "no_meaningful_difference", "undecided", "worse" or "no_verdict".
    let grade: String
    let network: String?
    let mseReduction: Double?
    let mseReductionInterval: [Double]?
    let sentence: String
}

extension VerdictRecord {
    init(_ verdict: VerdictText) {
        self.init(
            outcome: verdict.outcome?.rawValue ?? "none", grade: (verdict.grade ?? .noVerdict).rawValue,
            network: verdict.network?.rawValue,
            mseReduction: verdict.reduction?.value,
            mseReductionInterval: verdict.reduction.map { [$0.lower, $0.upper] }, sentence: verdict.sentence)
    }
}

/// The corruption of the test rows in `metrics.json`.
struct DamageRecord: Encodable {
    let noise: String
    let damagedMse: Double
    let damagedMseInterval: [Double]
}

extension DamageRecord {
    /// The record of a finding; nil where no method learned to restore rows.
    init?(_ denoising: Denoising.Finding) {
        guard let error = denoising.damagedMse else { return nil }
        self.init(
            noise: denoising.noise, damagedMse: error.value, damagedMseInterval: [error.lower, error.upper])
    }
}
