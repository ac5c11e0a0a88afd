import EmbeddingQuality
import Methods
import Testing

@testable import Evidence
@testable import Reporting

/// Sentences on rows that are not like the data's own are true of the numbers.
@Suite struct OtherDataTextTests {
    private static let errors = OtherData.Errors(
        lowerQuartile: 0.1, medianMse: 0.2, upperQuartile: 0.3, smallest: [], largest: [])

    private static func area(_ value: Double) -> Estimate {
        Estimate(value: value, lower: value - 0.04, upper: value + 0.04)
    }

    private func foreign(
        _ kind: ForeignKind, _ value: Double, pca: Double = 0.8, likelihood: Double? = nil, isEstablished: Bool = true
    ) -> OtherData.Foreign {
        OtherData.Foreign(
            kind: kind, name: kind == .probe ? "cats" : nil, rows: 200,
            aurocByError: ["ae": Self.area(value), "pca": Self.area(pca), "vae": Self.area(0.9)],
            aurocByLikelihood: likelihood.map { ["vae": Self.area($0)] } ?? [:],
            likelihoodDisagrees: likelihood == nil ? [] : ["vae"], isEstablished: isEstablished, errors: Self.errors)
    }

    private func text(
        _ kinds: [OtherData.Foreign], claim: ClaimOutcome?, units: Int = 200, method: String = "ae",
        isOfImages: Bool = true
    ) -> OtherDataText {
        OtherDataText(
            OtherData.Finding(
                rows: 200, units: units, leastUnits: 10, chance: 0.5, threshold: 0.7, method: method, own: Self.errors,
                kinds: kinds, claim: claim),
            methods: [.pca, .ae, .vae], isOfImages: isOfImages)
    }

    @Test func ofAClaimThatHolds() {
        let kinds = [foreign(.permuted, 0.95), foreign(.constant, 0.85)]
        let text = text(kinds, claim: .holds)
        #expect(
            text.headline
                == "The AE works only on data like its own: its reconstruction error distinguishes all kinds of other "
                + "data from the test images, with an AUROC of 0.850 (95 % CI 0.810–0.890) in the hardest case, "
                + "constant images."
        )
        #expect(text.baseline == "PCA's error has an AUROC of 0.800 (95 % CI 0.760–0.840) for constant images.")
        #expect(text.evidence == "AUROC of the AE's error for constant images: 0.850, 95 % CI 0.810–0.890")
        #expect(
            self.text([foreign(.permuted, 0.95)], claim: .holds, isOfImages: false).headline
                == "The AE works only on data like its own: its reconstruction error distinguishes rows with permuted "
                + "features from the test rows, with an AUROC of 0.950 (95 % CI 0.910–0.990).")
    }

    @Test(arguments: [(0.3, "better than"), (0.48, "as well as"), (0.6, "only a little worse than")])
    func ofAClaimThatFails(value: Double, comparison: String) {
        let text = text([foreign(.permuted, 0.2, isEstablished: false), foreign(.probe, value)], claim: .fails)
        #expect(
            text.headline
                == "The AE does not work only on data like its own: it reconstructs images of “cats” \(comparison) the "
                + "test images (AUROC \(IntervalText(Self.area(value)).inner)).")
        #expect(text.evidence.contains("for images of “cats”: "))
    }

    @Test func ofAClaimThatStaysOpen() {
        #expect(
            text([foreign(.rotated, 0.69)], claim: .undecided).headline
                == "The data do not show whether the AE works only on data like its own: the AUROC of its error for "
                + "rotated "
                + "images is 0.690, and the 95 % CI (0.650–0.730) includes the threshold of 0.7.")
        #expect(
            text([foreign(.permuted, 0.5, isEstablished: false)], claim: .undecided, isOfImages: false).headline
                == "No method distinguishes rows with permuted features from the test rows (AUROC of the AE's error "
                + "0.500, "
                + "95 % CI 0.460–0.540). They may not be foreign at all, so it remains open whether the AE works "
                + "only on "
                + "data like its own."
        )
        #expect(
            text([foreign(.flipped, 0.9)], claim: .undecided, units: 7).headline
                == "There are too few test rows to judge whether the AE works only on data like its own: 7 "
                + "independent ones, "
                + "and at least 10 are needed.")
    }

    /// Few rows of a probe may leave open what more rows of other kinds have decided.
    @Test func theKindThatLeavesItOpenIsNamed() {
        var wide = foreign(.probe, 0.9)
        wide = OtherData.Foreign(
            kind: .probe, name: "cats", rows: 3, aurocByError: ["ae": Estimate(value: 0.9, lower: 0.5, upper: 0.98)],
            aurocByLikelihood: [:], likelihoodDisagrees: [], isEstablished: true, errors: wide.errors)
        let text = text([wide, foreign(.rotated, 0.8)], claim: .undecided)
        #expect(
            text.headline.contains(
                "for images of “cats” is 0.90, and the 95 % CI (0.50–0.98) includes the threshold of 0.7"))
        #expect(text.evidence.contains("for images of “cats”: "))
    }

    @Test func ofPCAAlone() {
        let text = text([foreign(.constant, 0.9, pca: 0.6)], claim: nil, method: "pca")
        #expect(
            text.headline
                == "PCA's reconstruction error distinguishes constant images from the test images with an AUROC of "
                + "0.600 (95 % "
                + "CI 0.560–0.640).")
        #expect(text.baseline == nil)
    }

    @Test func ofALikelihoodThatDisagrees() {
        let one = text([foreign(.constant, 0.9, likelihood: 0.2)], claim: .holds).disagreements
        #expect(
            one == [
                "Error and likelihood disagree on constant images: the VAE's error has an AUROC of 0.900 (95 % CI "
                    + "0.860–0.940), "
                    + "its −ELBO one of 0.200 (0.160–0.240), so that it rates them as more likely than the test images."
            ])
        let other = text([foreign(.constant, 0.9, likelihood: 0.55)], claim: .holds).disagreements
        #expect(other.count == 1 && other[0].hasSuffix("its −ELBO one of 0.550 (0.510–0.590)."))
        #expect(text([foreign(.constant, 0.9)], claim: .holds).disagreements.isEmpty)
    }
}
