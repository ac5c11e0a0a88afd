internal import EmbeddingQuality

extension Factors {
    package static let definitions = [
        "rows": Definition(
            "Test rows that mutual information is counted in, drawn at random where there are more.", unit: "rows"),
        "importance_rows": Definition(
            "Training rows that boosted trees learned importances from, drawn at random where there are more.",
            unit: "rows"),
        "bins": Definition(
            "Bins of equal width of a latent dimension, and of a factor that has more values; ranks are counted where some "
                + "numbers lie more than \(Int(LabelRanks.farOut)) interquartile ranges beyond the quartiles.",
            unit: "bins"),
        "permutations": Definition(
            "Permutations of the rows' factors that give the level of chance; rows that belong together stay together.",
            unit: "permutations"),
        "importance_permutations": Definition("The same for importances.", unit: "permutations"),
        "entropies": Definition("The entropy of each factor in its bins.", unit: "nats"),
        "mig": Definition(
            "Mutual information gap (Chen et al., 2018): of each factor, the information of the most informative dimension "
                + "less that of the next, as a share of the factor's entropy; the mean over factors. Interval: ± 1.96 "
                + "bootstrap standard deviations over test rows."),
        "mig_less_baseline": Definition(
            "The gap less PCA's, from the same resampled rows.", unit: "as the gap"),
        "sap": Definition(
            "Separated attribute predictability (Kumar et al., 2018): of each factor, the share of its variance that the best "
                + "dimension alone predicts linearly, less that of the next; the mean over factors."),
        "disentanglement": Definition(
            "1 − the entropy of a dimension's importances over factors (Eastwood and Williams, 2018), to the base of their "
                + "number; the mean over dimensions, weighted by importance. Importances: \(BoostedTrees.treeCount) boosted "
                + "trees of depth \(BoostedTrees.depth), shares of the error that splits take away."),
        "completeness": Definition("The same of a factor's importances over dimensions."),
        "informativeness": Definition(
            "R² of the factors predicted by those trees over the test rows, the mean over factors."),
        "mutual_information": Definition(
            "Mutual information of each dimension with each factor, the plug-in estimate: [factors][dimensions].",
            unit: "nats"),
        "mean": Definition("The mean over permutations.", unit: "as the number"),
        "limit": Definition(
            "What has to be exceeded to be above chance (permutation test at the 5 % level); of mutual information, by the largest of a "
                + "factor's dimensions.", unit: "as the number"),
        "nats": Definition(
            "The largest mutual information of a dimension with a factor, of those above chance.", unit: "nats"),
        "matched_factors": Definition(
            "Factors with a dimension of their own: the dimension that is most informative about the factor is more informative about "
                + "it than about any other, and beyond chance.", unit: "factors"),
        "claim": Definition(
            "holds if the VAE's gap is above chance and larger than PCA's (the interval of the difference is above 0) and every factor "
                + "has a dimension of its own, as far as there are dimensions; fails if the gap is not above chance or smaller than "
                + "PCA's, or fewer than half of the factors have one; else undecided."),
    ]
}
