import EmbeddingQuality
import Methods
import Testing

@testable import Evidence
@testable import Reporting

/// Sentences on corrupted and restored rows are true of the numbers.
@Suite struct DenoisingTextTests {
    private static func estimate(_ value: Double, _ half: Double) -> Estimate {
        Estimate(value: value, lower: value - half, upper: value + half)
    }

    private static func gain(_ decibels: Double?, reduction: Double = 0.5) -> Denoising.Gain? {
        decibels.map { Denoising.Gain(mseReduction: estimate(reduction, 0.04), decibels: estimate($0, 0.2)) }
    }

    /// The gains of a method in decibels.
    private typealias Decibels = (input: Double, pca: Double?, ae: Double?)

    private func text(
        best: String, _ gains: [String: Decibels], trained: [String] = ["dae"], harmful: Double? = nil,
        noise: String = "gaussian:0.3", reductions: (input: Double, pca: Double)? = nil
    ) -> DenoisingText {
        let restored = Denoising.Restoration(
            mse: Self.estimate(0.024, 0.0012), psnr: reductions == nil ? Self.estimate(16.2, 0.2) : nil)
        let level = Denoising.Level(level: 0.3, input: restored, restored: gains.mapValues { _ in restored })
        return DenoisingText(
            Denoising.Finding(
                noise: noise, level: 0.3, trained: trained, rows: 200, levels: [level],
                gains: gains.mapValues { gains in
                    Denoising.Gains(
                        overInput: Self.gain(gains.input, reduction: reductions?.input ?? 0.5),
                        overPca: Self.gain(gains.pca, reduction: reductions?.pca ?? 0.5), overAe: Self.gain(gains.ae))
                }, best: best, harmfulUpTo: harmful, claim: trained.isEmpty ? nil : .holds, damagedMse: nil,
                examples: []),
            methods: [.pca, .ae, .dae, .vae], isOfImages: reductions == nil)
    }

    @Test func ofANetworkThatRestoresBest() {
        let text = text(best: "dae", ["dae": (5.7, 2.1, 0.8), "pca": (3.6, nil, nil), "ae": (4.9, 1.3, nil)])
        #expect(
            text.headline
                == "The DAE restores test images best from normal noise of standard deviation 0.3: PSNR 16.20 dB [16.00, "
                + "16.40], 5.70 dB [5.50, 5.90] more than the corrupted test images, and 2.10 dB [1.90, 2.30] more than "
                + "PCA.")
        #expect(
            text.remarks == ["Training with corrupted inputs brings the DAE 0.80 dB [0.60, 1.00] more than the AE."])
        #expect(
            text.evidence
                == "DAE: 5.70 dB [5.50, 5.90] over the corrupted test images, 2.10 dB [1.90, 2.30] over PCA")
    }

    @Test func ofPCAThatRestoresBest() {
        let text = text(best: "pca", ["dae": (4, -1.5, -0.1), "pca": (5.5, nil, nil), "ae": (4.1, -1.4, nil)])
        #expect(
            text.headline.hasSuffix(
                "more than the corrupted test images; the best network, the AE, differs from it by −1.40 dB [−1.60, "
                    + "−1.20]."))
        #expect(
            text.remarks == [
                "Training with corrupted inputs brings the DAE no clear difference from the AE (−0.10 dB [−0.30, 0.10])."
            ])
    }

    @Test func ofNoClearDifferenceFromPCA() {
        let text = text(best: "ae", ["ae": (5, 0.1, nil), "pca": (4.9, nil, nil)], trained: [])
        #expect(
            text.headline.hasSuffix(", and differs from PCA by 0.10 dB [−0.10, 0.30], an interval that includes 0."))
        #expect(text.remarks == ["No method was trained to restore: --methods pca,ae,dae,vae adds one that is."])
        #expect(text.evidence.isEmpty)
    }

    @Test func whereNothingIsRestored() {
        let worse = text(best: "dae", ["dae": (-1.2, nil, -0.9)], harmful: 0.3)
        #expect(
            worse.headline
                == "No method restores test images from normal noise of standard deviation 0.3: what reconstructing takes "
                + "from a row outweighs the noise that it removes. The nearest, the DAE, has 1.20 dB [1.00, 1.40] less than "
                + "the corrupted test images.")
        #expect(
            worse.remarks == [
                "Training with corrupted inputs brings the DAE 0.90 dB [0.70, 1.10] less than the AE.",
                "At a standard deviation of 0.3 and below, the corrupted test images are nearer to the clean ones than what any "
                    + "method makes of them.",
            ])
        #expect(
            text(best: "dae", ["dae": (0.1, nil, nil)]).headline
                == "The data do not show that any method restores test images from normal noise of standard deviation 0.3: the "
                + "nearest, the DAE, differs from the corrupted test images by 0.10 dB [−0.10, 0.30], an interval that "
                + "includes 0.")
    }

    @Test func ofTables() {
        let text = text(
            best: "dae", ["dae": (1, 1, nil), "pca": (1, nil, nil)], noise: "mask:0.3", reductions: (0.37, 0.12))
        #expect(
            text.headline
                == "The DAE restores test rows best from masking with probability 0.3: MSE 0.0240 [0.0228, 0.0252], 37.0 % "
                + "[33.0, 41.0] less error than the corrupted test rows, and 12.0 % [8.0, 16.0] less error than PCA.")
        #expect(text.levelTitle == "probability that a number is changed")
    }

    @Test func withoutNumbersNothingIsClaimed() {
        let text = text(best: "ae", [:], trained: [])
        #expect(text.headline == "The rows are too few to compare corrupted rows with restored ones.")
    }
}
