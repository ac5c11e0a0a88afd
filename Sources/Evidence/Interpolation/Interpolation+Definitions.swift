extension Interpolation {
    package static let definitions = [
        "pairs": Definition("Pairs of rows that ways run between; no row is in two.", unit: "pairs"),
        "steps": Definition("Codes decoded on each way.", unit: "codes"),
        "first_row": Definition("Where the way that is shown begins: a place among the test rows, counted from 0."),
        "last_row": Definition("Where the way that is shown ends: a place among the test rows, counted from 0."),
        "compared_rows": Definition(
            "Test rows, or a seeded sample of them, that steps are compared with.", unit: "rows"),
        "usual_distance": Definition(
            "Median over these rows of the Euclidean distance from the nearest other one.", unit: "scaled unit"),
        "nearest_distance": Definition(
            "Mean over pairs and the steps between their ends of the Euclidean distance from the nearest test row, the two ends "
                + "left out, divided by the usual distance; 95 % bootstrap interval over pairs."),
        "farthest_step": Definition("The same for the farthest of the steps between the ends of each way."),
        "distance_by_step": Definition("The same for each step in turn, the decoded ends included."),
        "nearer_than_blend": Definition(
            "Share by which the steps' distances from the nearest test row are smaller than those of a value-by-value blend of the "
                + "same two decoded ends in the same steps; 95 % interval by Fieller's method over pairs."),
        "from": Definition("Smallest label of the test rows, between which and the largest no training row lies."),
        "to": Definition("Largest label of the test rows."),
        "low_end": Definition("Mean label of the training rows that ways begin at, below the range."),
        "high_end": Definition("Mean label of the training rows that ways end at, above the range."),
        "rows": Definition("Test rows, all within the range that no training row is in.", unit: "rows"),
        "tolerance": Definition(
            "Largest difference between a step's label and that of a test row it is compared with."),
        "labels": Definition("Labels of the steps, by which they stand on the way between the labels of its ends."),
        "mse": Definition(
            "Mean over pairs and steps of the squared error, its mean over features, from the nearest of the test rows with the "
                + "step's label; 95 % bootstrap interval over pairs.", unit: Measure.squaredUnit),
        "ssim": Definition(
            "Mean over pairs and steps of the structural similarity (windows of 7 × 7 pixels, of fewer where images are smaller, "
                + "otherwise as scikit-image's default) with that test image; 95 % bootstrap interval over pairs."),
        "mse_by_step": Definition("The mean squared error of each step in turn.", unit: Measure.squaredUnit),
        "mse_below_blend": Definition(
            "Share by which the error is lower than that of a value-by-value blend of the two rows at the ends; 95 % interval by "
                + "Fieller's method over pairs."),
        "outcome": Definition(
            "holds if the interval of what the VAE's straight way gains over the blend (mse_below_blend, else nearer_than_blend) "
                + "lies above 0 and the gain exceeds the margin, fails if both lie on the other side; undecided otherwise, with fewer than 10 "
                + "pairs, and where all latent dimensions have collapsed to the prior."),
        "margin": Definition("Gain over a blend that is too small to matter, set by the user."),
    ]
}
