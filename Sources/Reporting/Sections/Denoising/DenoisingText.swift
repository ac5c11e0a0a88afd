internal import Core
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import NeuralNetworks

/// The sentences on corrupted rows and what methods make of them.
struct DenoisingText {
    private let finding: Denoising.Finding
    /// The methods of the report.
    private let methods: [Method]
    /// True if rows are images.
    private let isOfImages: Bool

    init(_ finding: Denoising.Finding, methods: [Method], isOfImages: Bool) {
        self.finding = finding
        self.methods = methods
        self.isOfImages = isOfImages
    }

    /// The result in a sentence, true of any numbers.
    var headline: String {
        guard let best = named(finding.best), let input = gain(finding.gains[finding.best]?.overInput) else {
            return "The rows are too few to compare corrupted rows with restored ones."
        }
        let subject = best.definiteName.capitalizedFirst
        if input.lower > 0 {
            return
                "\(subject) restores \(rows) best from \(corruption): \(nearness)\(text(input)) \(more) the corrupted "
                + "\(rows)\(againstLinear)."
        }
        if input.upper < 0 {
            return
                "No method restores \(rows) from \(corruption): what reconstructing takes from a row outweighs the noise that it "
                + "removes. The nearest, \(best.definiteName), has \(text(negated(input))) \(less) the corrupted \(rows)."
        }
        return "The data do not show that any method restores \(rows) from \(corruption): the nearest, "
            + "\(best.definiteName), differs from the corrupted \(rows) by \(text(input)), an interval that includes 0."
    }

    /// " and 2.1 dB more than PCA": the best method against the linear one, or PCA against the best network.
    private var againstLinear: String {
        guard let linear = methods.first(where: \.isLinear) else { return "" }
        if linear.rawValue == finding.best {
            let networks = finding.gains.filter { $0.key != finding.best }.compactMapValues { gain($0.overPca) }
            guard let second = networks.max(by: { ($0.value.value, $1.key) < ($1.value.value, $0.key) }),
                let network = named(second.key)
            else { return "" }
            return "; the best network, \(network.definiteName), differs from it by \(text(second.value))"
        }
        guard let over = gain(finding.gains[finding.best]?.overPca) else { return "" }
        if over.lower > 0 { return ", and \(text(over)) \(more) \(linear.definiteName)" }
        return ", and differs from \(linear.definiteName) by \(text(over)), an interval that includes 0"
    }

    /// Further sentences: what training for it has brought, and where it is better not to restore.
    var remarks: [String] {
        var remarks: [String] = []
        for id in finding.trained {
            guard let method = named(id), let over = gain(finding.gains[id]?.overAe),
                let plain = named(Method.ae.rawValue)
            else { continue }
            let difference =
                over.lower > 0
                ? "\(text(over)) \(more) \(plain.definiteName)"
                : over.upper < 0
                    ? "\(text(negated(over))) \(less) \(plain.definiteName)"
                    : "no clear difference from \(plain.definiteName) (\(text(over)))"
            remarks.append("Training with corrupted inputs brings \(method.definiteName) \(difference).")
        }
        if let level = finding.harmfulUpTo {
            remarks.append(
                "At \(levelText(level)) and below, the corrupted \(rows) are nearer to the clean ones than what any method makes "
                    + "of them.")
        }
        if finding.trained.isEmpty {
            remarks.append("No method was trained to restore: --methods pca,ae,dae,vae adds one that is.")
        }
        return remarks
    }

    /// The numbers that decide the claim, in a few words; empty without any.
    var evidence: String {
        guard let id = finding.trained.first, let method = named(id), let input = gain(finding.gains[id]?.overInput)
        else {
            return ""
        }
        let linear = gain(finding.gains[id]?.overPca).map { ", \(text($0)) over PCA" } ?? ""
        return "\(method.name): \(text(input)) over the corrupted \(rows)\(linear)"
    }

    /// "normal noise of standard deviation 0.3".
    var corruption: String {
        guard let corruption = Corruption(finding.noise) else { return finding.noise }
        let level = NumberFormat.plain(finding.level)
        if case .gaussian = corruption { return "\(corruption.name) of standard deviation \(level)" }
        return "\(corruption.name) with probability \(level)"
    }

    /// The method that restores best: "the DAE".
    var best: String { named(finding.best)?.definiteName ?? finding.best }

    /// "test images".
    var rows: String { isOfImages ? "test images" : "test rows" }

    /// The name of the level on an axis.
    var axisTitle: String {
        if let corruption = Corruption(finding.noise), case .gaussian = corruption { return "noise s.d." }
        return "probability"
    }

    /// The name of the level.
    var levelTitle: String {
        guard let corruption = Corruption(finding.noise) else { return "level" }
        if case .gaussian = corruption { return "standard deviation of the noise" }
        return "probability that a number is changed"
    }

    /// "a standard deviation of 0.15".
    private func levelText(_ level: Double) -> String {
        guard let corruption = Corruption(finding.noise), case .gaussian = corruption else {
            return "a probability of \(NumberFormat.plain(level))"
        }
        return "a standard deviation of \(NumberFormat.plain(level))"
    }

    /// "PSNR 16.2 dB [16.0, 16.4], ": how near the best method comes.
    private var nearness: String {
        guard let restored = finding.compared?.restored[finding.best] else { return "" }
        guard let psnr = restored.psnr else { return "MSE \(restored.mse.text), " }
        return "PSNR \(unit(psnr)), "
    }

    private func unit(_ decibels: Estimate) -> String { "\(decibels.valueText()) dB \(decibels.intervalText())" }

    /// A gain in decibels of images, as a share of tables.
    private func gain(_ gain: Denoising.Gain?) -> Estimate? { isOfImages ? gain?.decibels : gain?.mseReduction }

    /// "5.7 dB [5.5, 5.9]", "37 % [35, 39]".
    func text(_ gain: Estimate) -> String {
        if isOfImages { return unit(gain) }
        let percent = gain.scaled(by: 100)
        let decimals = min(percent.decimals, 2)
        return "\(percent.valueText(decimals: decimals)) % \(percent.intervalText(decimals: decimals))"
    }

    /// The end of "5.7 dB more than" and of "37 % less error than".
    private var more: String { isOfImages ? "more than" : "less error than" }
    private var less: String { isOfImages ? "less than" : "more error than" }

    private func negated(_ gain: Estimate) -> Estimate { gain.scaled(by: -1) }

    private func named(_ id: String) -> Method? { methods.first { $0.rawValue == id } }
}
