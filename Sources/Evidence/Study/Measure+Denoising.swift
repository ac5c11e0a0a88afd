internal import EmbeddingQuality

extension Measure {
    package static let restored = Measure(
        "restored_mse", title: "restored MSE",
        definition:
            "The MSE between the clean test rows and what a method reconstructs from the same rows corrupted; the noise is "
            + "drawn once, for all methods.",
        unit: squaredUnit, higherIsBetter: false, table: .denoising
    ) { $0.restoredError }

    package static let undone = Measure(
        "undone_share", title: "noise removed",
        definition:
            "1 − restored MSE / MSE of the corrupted rows themselves: below 0 where a method adds to the noise.",
        higherIsBetter: true, table: .denoising
    ) { basis in
        guard let restored = basis.restoredError, let corrupted = basis.corruptedError else { return nil }
        return RelativeReduction(of: restored, against: corrupted)
    }
}
