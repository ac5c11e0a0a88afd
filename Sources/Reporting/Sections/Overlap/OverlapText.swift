internal import Core
internal import EmbeddingQuality
internal import Evidence
internal import Methods

/// The sentences on the overlap of a VAE's posteriors.
struct OverlapText {
    /// The result with its number.
    let headline: String
    /// The control, and what the decoder makes of a standard deviation.
    let remarks: String
    /// The numbers that decide on the claim.
    let evidence: String

    /// The sentences of a finding.
    init(_ finding: Overlap.Finding, method: Method) {
        let share = ShareText(finding.overlapping).text
        let name = method.definiteName
        let others =
            finding.overlappingOtherClass.map { "; with a row of another class \(ShareText($0).text) do" } ?? ""
        if finding.activeDimensions == 0 {
            headline =
                "All latent dimensions of \(name) have collapsed to the prior, so that the overlap of its posteriors (\(share) of the "
                + "test rows) says nothing."
        } else {
            switch finding.outcome {
            case .holds:
                headline =
                    "The posteriors of \(name) overlap: \(share) of the test rows have one that overlaps another row's\(others)."
            case .fails:
                headline =
                    "The posteriors of \(name) mostly stand apart: only \(share) of the test rows have one that overlaps another "
                    + "row's\(others)."
            case .undecided:
                headline =
                    "Of the test rows, \(share) have a posterior under \(name) that overlaps another row's\(others)."
            }
        }
        var sentences: [String] = []
        if let shrunk = finding.shrunk {
            sentences.append(
                "With standard deviations of a tenth, \(percent(shrunk)) would; the codes of an AE are points and overlap none."
            )
        }
        if let decoder = finding.decoder {
            let ratio = decoder.changeByError
            sentences.append(
                "One standard deviation away from a row's code, what is decoded has changed by an MSE of "
                    + "\(NumberText.error(decoder.changeMse.value)), "
                    + "\(ratio.text) times the error of the reconstructions.")
        }
        remarks = sentences.joined(separator: " ")
        evidence = "\(share) of the posteriors overlap another row's"
    }
}
