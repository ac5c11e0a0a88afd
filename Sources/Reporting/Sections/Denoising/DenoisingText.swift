internal import Core
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import NeuralNetworks

/// The sentences on the restoration of corrupted rows.
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
            return "There are too few test rows to compare restored with corrupted rows."
        }
        if input.lower > 0 {
            return
                "\(best.definiteName.capitalizedFirst) restores corrupted \(rows) best (\(corruption)): "
                + "\(nearness)\(nearness.isEmpty ? shown(input).text : shown(input).brief) \(more) the corrupted \(rows)\(againstLinear)."
        }
        if input.upper < 0 {
            return
                "No method restores corrupted \(rows) (\(corruption)): reconstruction loses more detail than it "
                + "removes noise. The best, \(best.definiteName), has \(amount(input, isMagnitude: true)) \(less) "
                + "the corrupted \(rows)."
        }
        return "The data do not show that any method restores corrupted \(rows) (\(corruption)): the best, "
            + "\(best.definiteName), differs from the corrupted \(rows) by \(open(input))."
    }

    /// ", and 2.1 dB more than PCA": the best method against the linear one, or PCA against the best network.
    private var againstLinear: String {
        guard let linear = methods.first(where: \.isLinear) else { return "" }
        if linear.rawValue == finding.best {
            let networks = finding.gains.filter { $0.key != finding.best }.compactMapValues { gain($0.overPca) }
            guard let second = networks.max(by: { ($0.value.value, $1.key) < ($1.value.value, $0.key) }),
                let network = named(second.key)
            else { return "" }
            return "; the best network, \(network.definiteName), "
                + (shown(second.value).isZero ? "does equally well" : "differs from it by \(amount(second.value))")
        }
        guard let over = gain(finding.gains[finding.best]?.overPca) else { return "" }
        if over.lower > 0 { return ", and \(shown(over).brief) \(more) \(linear.definiteName)" }
        return shown(over).isZero
            ? ", as does \(linear.definiteName)" : "; the difference from \(linear.definiteName) is \(open(over))"
    }

    /// Further sentences: the effect of training for it, and the levels at which it is better not to restore.
    var remarks: [String] {
        var remarks: [String] = []
        for id in finding.trained {
            guard let method = named(id), let over = gain(finding.gains[id]?.overAe),
                let plain = named(Method.ae.rawValue)
            else { continue }
            guard over.lower > 0 || over.upper < 0 else {
                remarks.append(
                    "Training with corrupted inputs makes no clear difference: between \(method.definiteName) and "
                        + "\(plain.definiteName) it is \(shown(over).inner).")
                continue
            }
            let difference =
                over.lower > 0
                ? "\(amount(over)) \(more) \(plain.definiteName)"
                : "\(amount(over, isMagnitude: true)) \(less) \(plain.definiteName)"
            remarks.append("Training with corrupted inputs gives \(method.definiteName) \(difference).")
        }
        if let level = finding.harmfulUpTo {
            remarks.append(
                "Up to \(levelText(level)), the corrupted \(rows) are closer to the clean ones than any reconstruction."
            )
        }
        if finding.trained.isEmpty {
            remarks.append(
                "No method was trained to denoise; --methods pca,ae,dae,vae adds a denoising autoencoder.")
        }
        return remarks
    }

    /// The numbers that decide the claim, in a few words; empty without any.
    var evidence: String {
        guard let id = finding.trained.first, let method = named(id), let input = gain(finding.gains[id]?.overInput)
        else {
            return ""
        }
        func clause(_ gain: Estimate, over other: String) -> String {
            let isLoss = gain.value < 0
            let size = shown(gain, isMagnitude: true)
            return "\(size.value) \(isLoss ? less : more) \(other)" + (size.isPoint ? "" : ", 95 % CI \(size.range)")
        }
        let linear = gain(finding.gains[id]?.overPca).map { "; \(clause($0, over: "PCA"))" } ?? ""
        return "\(method.name): \(clause(input, over: "the corrupted \(rows)"))\(linear)"
    }

    /// "Gaussian noise of standard deviation 0.3".
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
        return "probability of corrupting a value"
    }

    /// "a standard deviation of 0.15".
    private func levelText(_ level: Double) -> String {
        guard let corruption = Corruption(finding.noise), case .gaussian = corruption else {
            return "a probability of \(NumberFormat.plain(level))"
        }
        return "a standard deviation of \(NumberFormat.plain(level))"
    }

    /// "PSNR 16.2 dB (95 % CI 16.0–16.4 dB), ": the best method's restored rows.
    private var nearness: String {
        guard let restored = finding.compared?.restored[finding.best] else { return "" }
        guard let psnr = restored.psnr else { return "MSE \(IntervalText(restored.mse).text), " }
        return "PSNR \(shown(psnr).text), "
    }

    private func shown(_ gain: Estimate, isMagnitude: Bool = false) -> IntervalText {
        IntervalText(gain, in: isOfImages ? .decibels : .percent, isMagnitude: isMagnitude)
    }

    /// A gain in decibels of images, as a share of tables.
    private func gain(_ gain: Denoising.Gain?) -> Estimate? { isOfImages ? gain?.decibels : gain?.mseReduction }

    /// "5.7 dB (95 % CI 5.5–5.9 dB)", "37 % (95 % CI 35–39 %)".
    private func amount(_ gain: Estimate, isMagnitude: Bool = false) -> String {
        shown(gain, isMagnitude: isMagnitude).text
    }

    /// "0.1 dB, but the 95 % CI (−0.1 to 0.3 dB) includes zero".
    private func open(_ gain: Estimate) -> String {
        let shown = shown(gain)
        return "\(shown.value), but the 95 % CI (\(shown.range)) includes zero"
    }

    /// The end of "5.7 dB more than" and of "37 % less error than".
    private var more: String { isOfImages ? "more than" : "less error than" }
    private var less: String { isOfImages ? "less than" : "more error than" }

    private func named(_ id: String) -> Method? { methods.first { $0.rawValue == id } }
}
