package import Core
package import Methods

/// The distance to real images of those that the networks decode from draws of the prior.
package enum Samples: Question {
    package static let id = "samples"

    package struct Finding: Codable, Sendable {
        /// The number of codes drawn from N(0, I), the same for every method.
        package let samples: Int
        /// The mean over a method's samples of the MSE to the nearest test image, by the method's id.
        package let nearestImageMse: [String: Double]
        /// The same of test images, each to the nearest other one; nil where there is only one.
        package let nearestImageMseAmongTest: Double?
    }

    package struct Illustration: Sendable {
        /// The decoded draws, `[draws, features]`, of each method in its order.
        package let decoded: [(method: Method, rows: Matrix)]

        package init(decoded: [(method: Method, rows: Matrix)]) { self.decoded = decoded }
    }

    package static let definitions = [
        "samples": Definition("Codes drawn from N(0, I), the same for every method.", unit: "samples"),
        "nearest_image_mse": Definition(
            "Mean over samples of the MSE to the nearest test image, of the first \(NearestImages.mostRows).",
            unit: Measure.squaredUnit),
        "nearest_image_mse_among_test": Definition(
            "Mean over as many test images of the MSE to the nearest other one.", unit: Measure.squaredUnit),
    ]

    private static let sampleCount = 40

    package static func find(in study: Study) throws -> Answer<Samples>? {
        // A linear method's codes have another scale.
        let networks = study.fitted.filter { !$0.method.isLinear && $0.method.decodes }
        guard study.data.imageShape != nil, !networks.isEmpty else { return nil }
        var generator = SeededGenerator(seed: study.settings.seed, stream: "prior samples")
        let codes = generator.normals(rows: sampleCount, columns: study.settings.latentSize)
        let decoded = try networks.compactMap { fitted in
            try fitted.decoding.map { (method: fitted.method, rows: try $0.decode(codes)) }
        }
        let nearest = NearestImages(study.data.truth)
        var errors: [String: Double] = [:]
        for sample in decoded { errors[sample.method.rawValue] = nearest.meanError(of: sample.rows)?.finite }
        return Answer(
            Finding(
                samples: sampleCount, nearestImageMse: errors,
                nearestImageMseAmongTest: nearest.meanErrorAmongThem(first: sampleCount)?.finite),
            illustration: Illustration(decoded: decoded))
    }
}
