internal import Core
internal import EmbeddingQuality
internal import Evidence
internal import Methods

/// The sentences on the overlap of a VAE's posteriors.
struct OverlapText {
    /// The result with its number.
    let headline: String
    /// The control, and the change of the decoded row over a standard deviation.
    let remarks: String
    /// The numbers that decide on the claim.
    let evidence: String

    /// The sentences of a finding.
    init(_ finding: Overlap.Finding, method: Method) {
        let share = IntervalText(finding.overlapping, in: .percent)
        let name = method.definiteName
        let others = finding.overlappingOtherClass.map {
            "; \(IntervalText($0, in: .percent).brief) overlap a row of another class"
        }
        if finding.activeDimensions == 0 {
            headline =
                "All latent dimensions of \(name) have collapsed to the prior, so the overlap of its posteriors, "
                + "\(share.text) of the test rows, is uninformative."
        } else if share.isZero {
            headline = "The posteriors of \(name) are separate: that of no test row overlaps another row's."
        } else {
            switch finding.outcome {
            case .holds:
                headline =
                    "The posteriors of \(name) overlap: those of "
                    + (share.isPoint && share.value == percent(1) ? "all" : "\(share.text) of the")
                    + " test rows overlap another row's"
                    + "\(others ?? "")."
            case .fails:
                headline =
                    "The posteriors of \(name) are mostly separate: only those of \(share.text) of the test rows "
                    + "overlap another row's\(others ?? "")."
            case .undecided:
                headline =
                    "Under \(name), the posteriors of \(share.text) of the test rows overlap another "
                    + "row's\(others ?? "")."
            }
        }
        var sentences: [String] = []
        if let shrunk = finding.shrunk, !share.isZero {
            sentences.append(
                "With a tenth of the standard deviations, those of \(percent(shrunk)) would; an AE's codes are "
                    + "points and do not overlap.")
        }
        if let decoder = finding.decoder {
            sentences.append(
                "A shift of the code by one standard deviation changes the decoded row by an MSE of "
                    + "\(NumberText.error(decoder.changeMse.value)), which is \(IntervalText(decoder.changeByError).text) "
                    + "times the reconstruction error.")
        }
        remarks = sentences.joined(separator: " ")
        evidence =
            "\(share.value) of the posteriors overlap another row's" + (share.isPoint ? "" : ", 95 % CI \(share.range)")
    }
}
