internal import Core
internal import EmbeddingQuality

extension OtherData.Foreign {
    /// The areas that methods reach on foreign rows.
    ///
    /// - Parameters:
    ///   - foreign: The rows.
    ///   - name: The name of their file, if they are of another one.
    ///   - errors: The errors of the method that is shown.
    ///   - scores: The rows' scores, by the method's id.
    ///   - ownScores: The scores of the test rows.
    ///   - own: The test rows.
    init(
        _ foreign: ForeignRows, name: String?, errors: OtherData.Errors, scores: [String: ForeignScores],
        against ownScores: [String: ForeignScores], _ own: OwnRows
    ) {
        func area(_ foreignScores: [Double]?, _ ownScores: [Double]?) -> Estimate? {
            guard let foreignScores, let ownScores else { return nil }
            return ROCArea(
                positives: foreignScores, negatives: ownScores, positiveUnits: foreign.units, negativeUnits: own.units
            )?.estimate?.finite
        }
        var byError: [String: Estimate] = [:]
        var byLikelihood: [String: Estimate] = [:]
        for (id, score) in scores {
            byError[id] = area(score.errors, ownScores[id]?.errors)
            byLikelihood[id] = area(score.surprises, ownScores[id]?.surprises)
        }
        self.init(
            kind: foreign.kind, name: name, rows: foreign.rows.rows, aurocByError: byError,
            aurocByLikelihood: byLikelihood,
            likelihoodDisagrees: byLikelihood.keys.sorted().filter { id in
                guard let error = byError[id], let likelihood = byLikelihood[id] else { return false }
                return Self.disagree(error, likelihood) || Self.disagree(likelihood, error)
            },
            isEstablished: foreign.kind.isForeignByItself
                || (Array(byError.values) + byLikelihood.values).contains(where: Self.tellsApart),
            errors: errors)
    }

    /// True if one area is above the threshold and the other below it, beyond their intervals.
    private static func disagree(_ one: Estimate, _ other: Estimate) -> Bool {
        one.lower > OtherData.threshold && other.upper < OtherData.threshold
    }

    /// True if rows are told apart, in either direction.
    private static func tellsApart(_ area: Estimate) -> Bool {
        area.lower > OtherData.threshold || area.upper < 1 - OtherData.threshold
    }
}

extension OtherData {
    package static let definitions = [
        "rows": Definition("Rows that were looked at, drawn at random where there are more.", unit: "rows"),
        "units": Definition("Independent test rows that were looked at, or groups of rows that belong together."),
        "least_units": Definition("Independent test rows, or groups of them, that a conclusion needs."),
        "chance": Definition("The area of a score that tells nothing."),
        "threshold": Definition(
            "The area from which rows count as told apart: acceptable discrimination by Hosmer, Lemeshow and Sturdivant "
                + "(2013)."),
        "auroc_by_error": Definition(
            "Area under the ROC curve: the share of pairs of a foreign row and a test row in which the foreign one has the "
                + "larger squared error, ties counted as half, with the 95 % interval of DeLong, DeLong and Clarke-Pearson "
                + "(1988) on the logit scale; of rows made of test rows, Obuchowski's (1997), which knows of the pairs."
        ),
        "auroc_by_likelihood": Definition(
            "The same of minus the log-likelihood: of PCA as a distribution (Tipping and Bishop, 1999), and of a VAE of minus "
                + "the ELBO, its mean over \(Assessment.evidenceDraws) draws from each row's posterior."),
        "is_established": Definition(
            "Whether rows are foreign beyond doubt: of another file, constant images, or told apart by some score."),
        "lower_quartile": Definition(
            "The quarter of the rows with the smallest errors has at most this.", unit: Measure.squaredUnit),
        "median_mse": Definition("Median of the rows' squared errors.", unit: Measure.squaredUnit),
        "upper_quartile": Definition(
            "The quarter of the rows with the largest errors has at least this.", unit: Measure.squaredUnit),
        "row": Definition(
            "A row's number, counted from 0: in its file, of another one; of others the place among the test rows."),
        "mse": Definition("The row's squared error, its mean over features.", unit: Measure.squaredUnit),
        "own_share_below": Definition("The share of the test rows whose error is smaller."),
        "claim": Definition(
            "That the network works only on data like its own: it holds if the intervals of auroc_by_error lie above the "
                + "threshold for every kind of foreign rows, and fails if one that is_established lies below it."),
        "method": Definition(
            "The method whose errors are shown and that the claim is about: the network that is best on the validation rows."
        ),
    ]
}
