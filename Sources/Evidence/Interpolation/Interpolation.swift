package import Core
package import Methods
internal import Rows

/// The distance to real images of the way from one to another through each latent space.
package enum Interpolation: Question {
    package static let id = "interpolation"

    package struct Finding: Codable, Sendable {
        /// The rows that it runs between, by their places among the test rows, counted from 0.
        package let from: Int
        package let to: Int
        /// The rule by which the two were chosen, as the end of a sentence.
        package let choice: String
        /// The number of codes that are decoded, both ends among them.
        package let steps: Int
        /// The mean over the steps of the MSE to the nearest test image, by the method's id.
        package let nearestImageMse: [String: Double]
    }

    package struct Illustration: Sendable {
        /// For each method, the decoded steps: `[steps, features]`.
        package let decoded: [(method: Method, rows: Matrix)]

        package init(decoded: [(method: Method, rows: Matrix)]) { self.decoded = decoded }
    }

    package static let definitions = [
        "from": Definition("Where the way begins: a place among the test rows, counted from 0."),
        "to": Definition("Where the way ends: a place among the test rows, counted from 0."),
        "steps": Definition("Codes decoded on the way, its ends among them.", unit: "codes"),
        "nearest_image_mse": Definition(
            "Mean over the decoded steps of the MSE to the nearest test image, of the first \(NearestImages.mostRows).",
            unit: Measure.squaredUnit),
    ]

    private static let stepCount = 9

    package static func find(in study: Study) throws -> Answer<Interpolation>? {
        let data = study.data
        guard data.imageShape != nil,
            let ends = InterpolationEnds(truth: data.truth, test: data.split.test, labels: data.labels)
        else { return nil }
        let decoded = try zip(study.fitted, study.methods).compactMap {
            (fitted, result) -> (method: Method, rows: Matrix)? in
            guard let decoder = fitted.decoding else { return nil }
            let codes = result.codes.line(
                from: data.split.test[ends.from], to: data.split.test[ends.to], steps: stepCount)
            return (method: fitted.method, rows: try decoder.decode(codes))
        }
        guard !decoded.isEmpty else { return nil }
        let nearest = NearestImages(data.truth)
        var errors: [String: Double] = [:]
        for way in decoded { errors[way.method.rawValue] = nearest.meanError(of: way.rows)?.finite }
        return Answer(
            Finding(from: ends.from, to: ends.to, choice: ends.choice, steps: stepCount, nearestImageMse: errors),
            illustration: Illustration(decoded: decoded))
    }
}

extension Matrix {
    /// Codes at even steps on the straight line between two rows, both included: `[steps, columns]`.
    fileprivate func line(from first: Int, to last: Int, steps: Int) -> Matrix {
        let from = Array(self[row: first])
        let to = Array(self[row: last])
        var codes = Matrix(rows: steps, columns: columns)
        for step in 0..<steps {
            let share = Float(step) / Float(steps - 1)
            for k in 0..<columns { codes[step, k] = from[k] + share * (to[k] - from[k]) }
        }
        return codes
    }
}
