internal import Core
package import EmbeddingQuality
internal import Methods
internal import Rows

/// The likeness of reconstructed images to the true ones as people see it: structural similarity, and the signal-to-noise ratio.
package enum Similarity: Question {
    package static let id = "similarity"

    package struct Finding: Codable, Sendable {
        /// The test images that the structural similarity was measured on.
        package let images: Int
        /// The height and the width of the window; nil where images are too small for one.
        package let window: Int?
        /// The structural similarity, by the method's id.
        package let ssim: [String: Estimate]
        /// The structural similarity of the training images' mean to the test images: what a reconstruction without a code has.
        package let meanImageSsim: Estimate?
        /// The difference of each network's similarity from PCA's, paired image by image, by the network's id.
        package let ssimLessPca: [String: Estimate]
        /// The peak signal-to-noise ratio of all test images together, by the method's id.
        package let psnr: [String: Estimate]
    }

    package static let definitions = [
        "images": Definition(
            "Test images over which structural similarity is averaged (a random sample if there are more).",
            unit: "images"),
        "window": Definition("Height and width of the window for structural similarity.", unit: "pixels"),
        "ssim": Definition(
            "Structural similarity of reconstructed to true images (Wang et al., 2004), mean over images, channels "
                + "and all windows, as in scikit-image's structural_similarity with a uniform window and values in "
                + "0–1."),
        "mean_image_ssim": Definition("The same for the mean of the training images, a control."),
        "ssim_less_pca": Definition(
            "A network's structural similarity minus PCA's, with the 95 % interval of a paired bootstrap."),
        "psnr": Definition(
            "Peak signal-to-noise ratio of the test images: 10 log₁₀ (1 / MSE), with the interval of the MSE.",
            unit: "dB"),
    ]

    /// The most images that are looked at, and the most numbers in them.
    static let (mostImages, mostNumbers) = (2_000, 1 << 23)

    package static func find(in study: Study) throws -> Answer<Similarity>? {
        guard let shape = study.data.imageShape, !study.decoding.isEmpty, study.data.truth.rows > 0 else { return nil }
        let bootstrap = study.data.bootstrap(seed: study.settings.seed)
        let psnr = study.decoding.byID { result in
            result.measures[.mse].flatMap { PeakSignalToNoise.decibels(of: $0.estimate) }
        }
        let places = Array(0..<study.data.truth.rows).sampled(
            max(1, min(mostImages, mostNumbers / shape.featureCount)), seed: study.settings.seed,
            stream: "similar images")
        let measure = StructuralSimilarity(of: shape)
        let truth = study.data.truth.selecting(rows: places)
        func similarity(of images: Matrix) -> RowMean? {
            measure?.perImage(truth, images).finite.map { RowMean(perRow: $0, places: places) }
        }
        let similarities = study.decoding.byID { result in
            result.reconstruction.flatMap { similarity(of: $0.selecting(rows: places)) }
        }
        let linear = study.baseline.flatMap { similarities[$0.id] }
        let mean = try study.rows.flatMap { rows -> RowMean? in
            let mean = try rows.means(over: study.data.split.training)
            return similarity(
                of: Matrix(rows: places.count, columns: mean.count, values: places.flatMap { _ in mean }))
        }
        return Answer(
            Finding(
                images: places.count, window: measure?.window,
                ssim: similarities.compactMapValues { $0.estimate(bootstrap).finite },
                meanImageSsim: mean?.estimate(bootstrap).finite,
                ssimLessPca: study.networks.byID { result in
                    guard let own = similarities[result.id], let linear else { return nil }
                    return own.difference(from: linear).estimate(bootstrap).finite
                }, psnr: psnr))
    }
}
