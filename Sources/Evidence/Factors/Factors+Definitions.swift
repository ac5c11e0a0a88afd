internal import EmbeddingQuality

extension Factors {
    package static let definitions = [
        "rows": Definition(
            "Test rows from which mutual information is estimated (a random sample if there are more).", unit: "rows"),
        "importance_rows": Definition(
            "Training rows to which boosted trees were fitted (a random sample if there are more).",
            unit: "rows"),
        "bins": Definition(
            "Number of bins of equal width for a latent dimension, and for a factor with more values; ranks are "
                + "binned if some values lie more than \(Int(LabelRanks.farOut)) interquartile ranges beyond the "
                + "quartiles.",
            unit: "bins"),
        "permutations": Definition(
            "Permutations of the rows' factors that define the chance level; related rows are permuted together.",
            unit: "permutations"),
        "importance_permutations": Definition("The same for importances.", unit: "permutations"),
        "entropies": Definition("Entropy of each binned factor.", unit: "nats"),
        "mig": Definition(
            "Mutual information gap (Chen et al., 2018): for each factor, the information of the most informative "
                + "dimension minus that of the next, relative to the factor's entropy; mean over factors. Interval, "
                + "± 1.96 bootstrap standard deviations over test rows."),
        "mig_less_baseline": Definition(
            "The gap minus PCA's, from the same resampled rows.", unit: "as the gap"),
        "sap": Definition(
            "Separated attribute predictability (Kumar et al., 2018): for each factor, the share of its variance "
                + "predicted linearly by the best dimension alone, minus that of the next; mean over factors."),
        "disentanglement": Definition(
            "1 − the entropy of a dimension's importances over factors (Eastwood and Williams, 2018), with the "
                + "number of factors as base; mean over dimensions, weighted by importance. Importances, shares of "
                + "the error reduction by splits of \(BoostedTrees.treeCount) boosted trees of depth "
                + "\(BoostedTrees.depth)."),
        "completeness": Definition("The same for a factor's importances over dimensions."),
        "informativeness": Definition(
            "R² over the test rows of the factors predicted by those trees, mean over factors."),
        "mutual_information": Definition(
            "Mutual information between each dimension and each factor, plug-in estimate: [factors][dimensions].",
            unit: "nats"),
        "mean": Definition("Mean over permutations.", unit: "as the number"),
        "limit": Definition(
            "Threshold above which a value exceeds chance (permutation test at the 5 % level); for mutual "
                + "information, it applies to the largest over a factor's dimensions.", unit: "as the number"),
        "nats": Definition(
            "Largest mutual information of a dimension with a factor, among those above chance.", unit: "nats"),
        "matched_factors": Definition(
            "Factors with a dimension of their own: the dimension most informative about the factor is more "
                + "informative about it than about any other factor, and exceeds chance.", unit: "factors"),
        "claim": Definition(
            "holds if the VAE's gap is above chance and larger than PCA's (the interval of the difference is above "
                + "0) and every factor has a dimension of its own, as far as there are dimensions; fails if the gap "
                + "is not above chance or smaller than PCA's, or if fewer than half of the factors have one; "
                + "undecided otherwise."),
    ]
}
