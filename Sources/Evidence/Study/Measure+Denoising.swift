internal import EmbeddingQuality

extension Measure {
    package static let restored = Measure(
        "restored_mse", title: "restored MSE",
        definition:
            "MSE between the clean test rows and their reconstructions from corrupted inputs; the noise is drawn "
            + "once for all methods.",
        unit: squaredUnit, higherIsBetter: false, table: .denoising
    ) { $0.restoredError }

    package static let undone = Measure(
        "undone_share", title: "noise removed",
        definition:
            "1 − restored MSE / MSE of the corrupted rows; negative if a method adds noise.",
        higherIsBetter: true, table: .denoising
    ) { basis in
        guard let restored = basis.restoredError, let corrupted = basis.corruptedError else { return nil }
        return RelativeReduction(of: restored, against: corrupted)
    }
}
