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
        "rows": Definition("Rows used (a random sample if there are more).", unit: "rows"),
        "units": Definition("Independent test rows used, or groups of related rows."),
        "least_units": Definition("Number of independent test rows, or groups of them, required for a conclusion."),
        "chance": Definition("Area of an uninformative score."),
        "threshold": Definition(
            "Area above which rows count as distinguished: acceptable discrimination according to Hosmer, Lemeshow "
                + "and Sturdivant (2013)."),
        "auroc_by_error": Definition(
            "Area under the ROC curve: fraction of pairs of a foreign row and a test row in which the foreign one "
                + "has the larger squared error (ties count half), with the 95 % interval of DeLong, DeLong and "
                + "Clarke-Pearson (1988) on the logit scale; for rows derived from test rows, that of Obuchowski "
                + "(1997), which accounts for the pairs."
        ),
        "auroc_by_likelihood": Definition(
            "The same for the negative log-likelihood: of PCA as a distribution (Tipping and Bishop, 1999); for a "
                + "VAE, the negative ELBO, mean over \(Assessment.evidenceDraws) draws from each row's posterior."),
        "is_established": Definition(
            "True if rows are certainly foreign: from another file, constant images, or distinguished by some score."),
        "lower_quartile": Definition(
            "Lower quartile of the rows' squared errors.", unit: Measure.squaredUnit),
        "median_mse": Definition("Median of the rows' squared errors.", unit: Measure.squaredUnit),
        "upper_quartile": Definition(
            "Upper quartile of the rows' squared errors.", unit: Measure.squaredUnit),
        "row": Definition(
            "Row number, counted from 0: in its file for a probe, otherwise the place among the test rows."),
        "mse": Definition("Squared error of the row, mean over features.", unit: Measure.squaredUnit),
        "own_share_below": Definition("Fraction of the test rows with a smaller error."),
        "claim": Definition(
            "The network works only on data like its own: holds if the intervals of auroc_by_error lie above the "
                + "threshold for every kind of foreign rows, and fails if one that is_established lies below it."),
        "method": Definition(
            "Method whose errors are shown and to which the claim refers: the best network on the validation rows."
        ),
    ]
}
