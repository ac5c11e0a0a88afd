import Core
import EmbeddingQuality
import Foundation
import KnownKinds
import Splitting

/// Verdicts beside the truth, as text.
struct TruthTable {
    let records: [TruthRecord]

    /// One line for each report, and what they come to.
    var text: String {
        let lines = records.map(Self.line)
        return ([Self.heading] + lines + [""] + summary).joined(separator: "\n")
    }

    static let heading =
        column("kind", 24)
        + "seed  split      net  claim   interval, % of PCA's error      truth            held  remark"

    /// A report: "near-copies  3  random  vae  better   61.2 [ 56.0,  66.1]  -40.9 ± 0.3  no  false better".
    static func line(_ record: TruthRecord) -> String {
        let interval = record.reduction.map {
            "\(percent($0.value)) [\(percent($0.lower)), \(percent($0.upper))]"
        }
        let truth = record.truth.map { "\(percent($0)) ± \(percent(record.truthError ?? 0, width: 4))" }
        let held = record.isHeld.map { $0 ? "yes" : "no" } ?? "-"
        let remark = record.isFalse ? "false \(record.claim.rawValue)" : record.isMissed ? "missed" : ""
        let start =
            column(record.kind, 24) + column("\(record.seed)", 6)
            + column(record.split.rawValue, 11) + column(record.network ?? "-", 5)
        return start + column(record.claim.rawValue, 8) + column(interval ?? "-", 32) + column(truth ?? "-", 17)
            + column(held, 6) + remark + " (\(Int(record.seconds.rounded())) s)"
    }

    /// Counts of false claims, and the share of intervals that hold the truth.
    var summary: [String] {
        let missed = records.count(where: \.isMissed)
        let curved = records.count { $0.answer == .curved }
        return [
            "\(records.count) reports: \(falseCount(.better)) false \"better\", \(falseCount(.worse)) false \"worse\"; "
                + "\(missed) of \(curved) gains that there had to be were not told.",
            "The truth is within the interval in \(coverage(records)); of independent rows in "
                + "\(coverage(records.filter { !$0.isDependent })), of others in "
                + "\(coverage(records.filter(\.isDependent))).",
        ]
    }

    /// The number of claims of a kind that new rows do not bear out.
    func falseCount(_ claim: Claim) -> Int { records.count { $0.isFalse && $0.claim == claim } }

    /// The share of intervals that hold the truth; nil without any.
    var coverage: Double? {
        let held = records.compactMap(\.isHeld)
        return held.isEmpty ? nil : Double(held.count(where: \.self)) / Double(held.count)
    }

    private func coverage(_ records: [TruthRecord]) -> String {
        let held = records.compactMap(\.isHeld)
        return "\(held.count(where: \.self)) of \(held.count)"
    }

    private static func column(_ text: String, _ width: Int) -> String {
        text.padding(toLength: max(width, text.count + 1), withPad: " ", startingAt: 0)
    }

    private static func percent(_ share: Double, width: Int = 6) -> String {
        let text = NumberFormat.decimal(100 * share, decimals: 1)
        return String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
