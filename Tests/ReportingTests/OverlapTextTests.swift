import EmbeddingQuality
import Methods
import Testing

@testable import Evidence
@testable import Reporting

/// Numbers in, sentences out.
@Suite struct OverlapTextTests {
    private static func estimate(_ value: Double, _ half: Double) -> Estimate {
        Estimate(value: value, lower: value - half, upper: value + half)
    }

    private static func finding(
        _ share: Double, _ outcome: ClaimOutcome, active: Int = 2, decoder: Overlap.DecoderChange? = nil
    ) -> Overlap.Finding {
        Overlap.Finding(
            method: "vae", rows: 360, threshold: 0.607, overlapping: estimate(share, 0.04),
            overlappingOtherClass: estimate(0.25, 0.05), factors: [0, 0.1, 1], overlappingByFactor: [0, 0.03, share],
            overlappingOtherClassByFactor: nil, decoder: decoder, shownRows: 120, activeDimensions: active,
            outcome: outcome)
    }

    @Test(arguments: [
        (
            finding(0.9, .holds),
            "The posteriors of the VAE overlap: those of 90 % (95 % CI 86–94 %) of the test rows overlap another "
                + "row's; 25 % "
                + "(20–30 %) overlap a row of another class."
        ),
        (
            finding(0.2, .fails),
            "The posteriors of the VAE are mostly separate: only those of 20 % (95 % CI 16–24 %) of the test rows "
                + "overlap another "
                + "row's; 25 % (20–30 %) overlap a row of another class."
        ),
        (
            finding(0.5, .undecided),
            "Under the VAE, the posteriors of 50 % (95 % CI 46–54 %) of the test rows overlap another row's; 25 % "
                + "(20–30 %) "
                + "overlap a row of another class."
        ),
        (
            finding(0.9, .undecided, active: 0),
            "All latent dimensions of the VAE have collapsed to the prior, so the overlap of its posteriors, 90 % "
                + "(95 % CI 86–94 %) of the test rows, is uninformative."
        ),
    ])
    func headlines(finding: Overlap.Finding, sentence: String) {
        let text = OverlapText(finding, method: .vae)
        #expect(text.headline == sentence)
        #expect(
            text.remarks
                == "With a tenth of the standard deviations, those of 3 % would; an AE's codes are points and do not overlap."
        )
    }

    @Test func theDecoderIsPartOfIt() {
        let decoder = Overlap.DecoderChange(
            decodedRows: 200, dimensions: 2, changeMse: Self.estimate(0.0121, 0.001), reconstructionMse: 0.024,
            changeByError: Self.estimate(0.504, 0.05))
        let text = OverlapText(Self.finding(0.9, .holds, decoder: decoder), method: .vae)
        #expect(
            text.remarks.hasSuffix(
                "A shift of the code by one standard deviation changes the decoded row by an MSE of 0.012, which is 0.504 "
                    + "(95 % CI 0.454–0.554) times the reconstruction error."), "\(text.remarks)")
        #expect(text.evidence == "90 % of the posteriors overlap another row's, 95 % CI 86–94 %")
    }
}
