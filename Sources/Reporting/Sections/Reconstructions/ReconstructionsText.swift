internal import Core
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import Plotting
internal import Rows

/// The sentences on the reconstruction of unseen rows.
struct ReconstructionsText {
    private let report: Report

    init(_ report: Report) { self.report = report }

    private var noun: String { report.imageShape == nil ? "rows" : "images" }

    /// The method of the least test error.
    private var best: MethodResult? {
        let id = report.findings[Performance.self]?.measures[Measure.mse.id]?.best
        return report.decoding.first { $0.id == id } ?? report.decoding.min { $0.error < $1.error }
    }

    /// One sentence with its number; nil where no method decodes.
    var headline: String? {
        guard let best, let mse = best.measures[.mse]?.estimate else { return nil }
        let error = "test MSE \(IntervalText(mse).text)"
        let others = report.decoding.filter { $0.id != best.id }
        let level = report.levelWithBest(by: .mse)
        let equals = others.filter { level.contains($0.id) }
        func errors(of results: [MethodResult]) -> String {
            Report.list(
                results.compactMap { other in
                    other.measures[.mse].map { "\(other.method.name) \($0.estimate.valueText(decimals: mse.decimals))" }
                })
        }
        let name = best.method.definiteName.capitalizedFirst
        if others.isEmpty { return "\(name) reconstructs unseen \(noun) with a \(error)." }
        if equals.isEmpty {
            return "\(name) reconstructs unseen \(noun) best: \(error), against \(errors(of: others))."
        }
        let rest = others.filter { !level.contains($0.id) }
        return "\(name) has the lowest error on unseen \(noun), \(error), but is not distinguishable from "
            + "\(Report.list(equals.map(\.method.definiteName))) (\(errors(of: equals)))"
            + (rest.isEmpty ? "." : "; \(errors(of: rest)).")
    }

    /// Further sentences.
    var details: [String] { [likeness, classes, features, tail].compactMap(\.self) }

    /// The structural similarity of images, and whether it says the same.
    private var likeness: String? {
        guard let finding = report.findings[Similarity.self], let best,
            let ahead = report.decoding.max(by: { value($0, finding) < value($1, finding) }),
            let own = finding.ssim[ahead.id]
        else { return nil }
        let others = report.decoding.filter { $0.id != ahead.id }.compactMap { other in
            finding.ssim[other.id].map { "\(other.method.name) \($0.valueText(decimals: own.decimals))" }
        }
        let control = finding.meanImageSsim.map {
            "mean of the training images \($0.valueText(decimals: own.decimals))"
        }
        let rest = others + (control.map { [$0] } ?? [])
        let subject =
            ahead.id == best.id || report.decoding.count == 1
            ? "Its structural similarity to the originals is"
            : "\(ahead.method.definiteName.capitalizedFirst) has the highest structural similarity to the originals,"
        let shown = IntervalText(own)
        return
            "\(subject) \(shown.value) (95 % CI "
            + "\(shown.range)\(rest.isEmpty ? "" : "; \(rest.joined(separator: ", "))"))."
    }

    private func value(_ result: MethodResult, _ finding: Similarity.Finding) -> Double {
        finding.ssim[result.id]?.value ?? -.infinity
    }

    /// The classes of the largest and the smallest error under the best method; nil where they are printed alike.
    private var classes: String? {
        guard let finding = report.findings[ClassErrors.self], let best else { return nil }
        let errors = finding.classes.compactMap { one in one.mse[best.id].map { (name: one.name, value: $0.value) } }
        guard let worst = errors.max(by: { $0.value < $1.value }), let least = errors.min(by: { $0.value < $1.value })
        else { return nil }
        let texts = NumberText.errors([worst.value, least.value])
        guard texts[0] != texts[1] else { return nil }
        return
            "Class “\(worst.name.escaped)” has the largest error (\(best.method.name) MSE \(texts[0])) and "
            + "“\(least.name.escaped)” the smallest (\(texts[1]))."
    }

    /// The features that the best network gains on PCA; nil of images.
    private var features: String? {
        guard report.imageShape == nil, let finding = report.findings[Features.self],
            let network = report.decoding.filter({ !$0.method.isLinear }).min(by: { $0.error < $1.error }),
            let gain = finding.gains[network.id]
        else { return nil }
        /// The feature with both values; nil where they are printed alike.
        func change(_ change: Features.Change) -> String? {
            let (own, linear) = (
                NumberFormat.decimal(change.r2, decimals: 2), NumberFormat.decimal(change.pcaR2, decimals: 2)
            )
            return own == linear ? nil : "“\(change.name.escaped)” (R² \(own), PCA \(linear))"
        }
        let name = network.method.definiteName.capitalizedFirst
        let count =
            gain.better == finding.features
            ? "all \(NumberText.count(finding.features)) features"
            : "\(NumberText.count(gain.better)) of \(NumberText.count(finding.features)) features"
        let (most, least) = (gain.largest.flatMap(change), gain.least.flatMap(change))
        guard most != nil || least != nil else {
            return "\(name) reconstructs each of the \(NumberText.count(finding.features)) features as well as PCA."
        }
        return "\(name) reconstructs \(count) better than PCA\(most.map { ", most of all \($0)" } ?? "")."
            + (least.map { " It loses most on \($0)." } ?? "")
    }

    /// The rows that make up much of the error.
    private var tail: String? {
        guard let best, let distribution = report.findings[RowErrors.self]?.distributions[best.id],
            report.split.test.count >= 10
        else { return nil }
        return
            "The tenth of the test rows with the largest errors accounts for "
            + "\(percent(distribution.worstTenthShare)) of \(best.method.possessive) error."
    }
}
