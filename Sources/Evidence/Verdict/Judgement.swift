internal import EmbeddingQuality

/// The grade of a network against PCA, by the rows' errors.
struct Judgement {
    /// True if PCA's error is no more than the rounding of 32-bit numbers.
    let pcaIsExact: Bool
    /// True if the errors differ by less than rounding may change them.
    let isLevel: Bool
    /// The grade by all rows.
    let ofAllRows: Grade
    /// The grade by all but the rows with outlying errors; nil where there are none, or nothing to compare.
    let withoutOutlyingRows: Grade?

    /// The grade with rare rows in their share of the training rows; nil where there are none, or nothing to compare.
    let withRareRows: Grade?

    /// The grade: undecided where it is another without a few rows with outlying errors, or with rare ones in their share.
    var grade: Grade {
        [withoutOutlyingRows, withRareRows].allSatisfy { $0 == nil || $0 == ofAllRows } ? ofAllRows : .undecided
    }

    /// Judges a comparison.
    ///
    /// - Parameters:
    ///   - comparison: How the errors compare.
    ///   - pcaError: PCA's mean squared error.
    ///   - units: How many independent test rows, or groups of them, there are.
    ///   - margin: The share by which errors may differ without a difference that matters.
    init(_ comparison: ErrorComparison, pcaError: Double, units: Int, margin: Double) {
        pcaIsExact = pcaError < Verdict.rounding
        isLevel =
            comparison.interval.map { max(abs(1 - $0.lower), abs(1 - $0.upper)) < Verdict.negligible }
            ?? (comparison.ratio == 1)
        guard !pcaIsExact, !isLevel else {
            ofAllRows = .noMeaningfulDifference
            withoutOutlyingRows = nil
            withRareRows = nil
            return
        }
        let all = Grade(comparison.interval, units: units, margin: margin)
        ofAllRows = all
        func grade(_ interval: RatioInterval?) -> Grade? {
            all == .noVerdict ? nil : interval.map { Grade($0, units: units, margin: margin) }
        }
        withoutOutlyingRows = grade(comparison.intervalWithoutOutlyingRows)
        withRareRows = grade(comparison.intervalWithRareRows)
    }
}
