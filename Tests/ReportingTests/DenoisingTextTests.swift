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
                == "The DAE restores corrupted test images best (Gaussian noise of standard deviation 0.3): PSNR "
                + "16.2 dB (95 % "
                + "CI 16.0–16.4 dB), 5.7 dB (5.5–5.9 dB) more than the corrupted test images, and 2.1 dB (1.9–2.3 dB) "
                + "more than PCA.")
        #expect(
            text.remarks == [
                "Training with corrupted inputs gives the DAE 0.8 dB (95 % CI 0.6–1.0 dB) more than the AE."
            ])
        #expect(
            text.evidence
                == "DAE: 5.7 dB more than the corrupted test images, 95 % CI 5.5–5.9 dB; 2.1 dB more than PCA, 95 % CI "
                + "1.9–2.3 dB"
        )
    }

    @Test func ofPCAThatRestoresBest() {
        let text = text(best: "pca", ["dae": (4, -1.5, -0.1), "pca": (5.5, nil, nil), "ae": (4.1, -1.4, nil)])
        #expect(
            text.headline.hasSuffix(
                "more than the corrupted test images; the best network, the AE, differs from it by −1.4 dB (95 % CI "
                    + "−1.6 to −1.2 dB)."))
        #expect(
            text.remarks == [
                "Training with corrupted inputs makes no clear difference: between the DAE and the AE it is −0.1 dB, "
                    + "95 % CI −0.3 to 0.1 dB."
            ])
    }

    @Test func ofNoClearDifferenceFromPCA() {
        let text = text(best: "ae", ["ae": (5, 0.1, nil), "pca": (4.9, nil, nil)], trained: [])
        #expect(
            text.headline.hasSuffix(
                "; the difference from PCA is 0.1 dB, but the 95 % CI (−0.1 to 0.3 dB) includes zero."))
        #expect(
            text.remarks == [
                "No method was trained to denoise; --methods pca,ae,dae,vae adds a denoising autoencoder."
            ])
        #expect(text.evidence.isEmpty)
    }

    @Test func whereNothingIsRestored() {
        let worse = text(best: "dae", ["dae": (-1.2, nil, -0.9)], harmful: 0.3)
        #expect(
            worse.headline
                == "No method restores corrupted test images (Gaussian noise of standard deviation 0.3): "
                + "reconstruction loses more "
                + "detail than it removes noise. The best, the DAE, has 1.2 dB (95 % CI 1.0–1.4 dB) less than the "
                + "corrupted "
                + "test images.")
        #expect(
            worse.remarks == [
                "Training with corrupted inputs gives the DAE 0.9 dB (95 % CI 0.7–1.1 dB) less than the AE.",
                "Up to a standard deviation of 0.3, the corrupted test images are closer to the clean ones than any "
                    + "reconstruction.",
            ])
        #expect(
            text(best: "dae", ["dae": (0.1, nil, nil)]).headline
                == "The data do not show that any method restores corrupted test images (Gaussian noise of standard "
                + "deviation 0.3): "
                + "the best, the DAE, differs from the corrupted test images by 0.1 dB, but the 95 % CI (−0.1 to 0.3 "
                + "dB) "
                + "includes zero.")
    }

    @Test func ofTables() {
        let text = text(
            best: "dae", ["dae": (1, 1, nil), "pca": (1, nil, nil)], noise: "mask:0.3", reductions: (0.37, 0.12))
        #expect(
            text.headline
                == "The DAE restores corrupted test rows best (masking with probability 0.3): MSE 0.0240 (95 % CI "
                + "0.0228–0.0252), 37 % "
                + "(33–41 %) less error than the corrupted test rows, and 12 % (8–16 %) less error than PCA."
        )
        #expect(text.levelTitle == "probability of corrupting a value")
    }

    @Test func withoutNumbersNothingIsClaimed() {
        let text = text(best: "ae", [:], trained: [])
        #expect(text.headline == "There are too few test rows to compare restored with corrupted rows.")
    }
}
