extension Interpolation {
    package static let definitions = [
        "pairs": Definition("Pairs of rows between which codes are interpolated; no row is in two.", unit: "pairs"),
        "steps": Definition("Codes decoded per pair.", unit: "codes"),
        "first_row": Definition("First row of the interpolation shown: its place among the test rows, counted from 0."),
        "last_row": Definition("Last row of the interpolation shown: its place among the test rows, counted from 0."),
        "compared_rows": Definition(
            "Test rows that steps are compared with (a random sample if there are more).", unit: "rows"),
        "usual_distance": Definition(
            "Median Euclidean distance between these rows and their nearest neighbours.", unit: "scaled unit"),
        "nearest_distance": Definition(
            "Mean Euclidean distance of the steps between the ends to the nearest test row (the two ends excluded), "
                + "over pairs and steps, divided by the usual distance; 95 % bootstrap interval over pairs."),
        "farthest_step": Definition("The same for the farthest step of each pair."),
        "distance_by_step": Definition("The same for each step, including the decoded ends."),
        "nearer_than_blend": Definition(
            "Relative reduction of the distance to the nearest test row, compared with a value-by-value blend of the "
                + "same decoded ends in the same steps; 95 % interval by Fieller's method over pairs."),
        "from": Definition("Smallest label of the test rows; no training row lies between it and the largest."),
        "to": Definition("Largest label of the test rows."),
        "low_end": Definition("Mean label of the training rows at the lower end, below the range."),
        "high_end": Definition("Mean label of the training rows at the upper end, above the range."),
        "rows": Definition("Test rows, all within the held-out range.", unit: "rows"),
        "tolerance": Definition(
            "Largest difference between a step's label and that of a test row it is compared with."),
        "labels": Definition("Labels assigned to the steps, evenly spaced between those of the ends."),
        "mse": Definition(
            "Mean squared error over pairs, steps and features against the closest test row with the step's label; "
                + "95 % bootstrap interval over pairs.", unit: Measure.squaredUnit),
        "ssim": Definition(
            "Mean structural similarity to that test image over pairs and steps (windows of 7 × 7 pixels, or smaller "
                + "for small images; otherwise scikit-image's defaults); 95 % bootstrap interval over pairs."),
        "mse_by_step": Definition("Mean squared error of each step.", unit: Measure.squaredUnit),
        "mse_below_blend": Definition(
            "Relative reduction of the error, compared with a value-by-value blend of the two rows at the ends; 95 % "
                + "interval by Fieller's method over pairs."),
        "outcome": Definition(
            "holds if the gain of the VAE's straight interpolation over the blend (mse_below_blend, else "
                + "nearer_than_blend) exceeds the margin and its interval excludes 0, fails if it is as large a "
                + "loss; undecided otherwise, with fewer than 10 pairs, or if all latent dimensions have collapsed "
                + "to the prior."),
        "margin": Definition("Largest gain over a blend that counts as none (--margin)."),
    ]
}
