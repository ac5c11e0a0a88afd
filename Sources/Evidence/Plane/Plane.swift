package import Core
internal import Methods

/// The change of images over the latent plane of a VAE.
package enum Plane: Question {
    package static let id = "latent_plane"

    package struct Finding: Codable, Sendable {
        /// The number of columns of images, and of rows.
        package let side: Int
        /// The latent dimensions that the plane spans, counted from 0: the two that carry most.
        package let dimensions: [Int]
        /// The mean MSE between images a step apart, and half the plane apart.
        package let stepMse: Double?
        package let halfPlaneMse: Double?
    }

    package struct Illustration: Sendable {
        /// The quantiles of N(0, 1) that columns and rows stand at, ascending.
        package let coordinates: [Double]
        /// The grid's rows from the top, in each the images from the left: `[side × side, features]`.
        package let rows: Matrix
    }

    package static let definitions = [
        "side": Definition("Images in a row and in a column of the plane.", unit: "images"),
        "dimensions": Definition("The two latent dimensions of the plane, counted from 0; all others are 0."),
        "step_mse": Definition("Mean MSE between neighbouring images.", unit: Measure.squaredUnit),
        "half_plane_mse": Definition("Mean MSE between images half the plane apart.", unit: Measure.squaredUnit),
    ]

    private static let planeSide = 20

    package static func find(in study: Study) throws -> Answer<Plane>? {
        guard study.data.imageShape != nil, study.settings.latentSize >= 2,
            let fitted = study.fitted.first(where: { $0.probabilistic != nil }), let decoder = fitted.decoding,
            let divergences = study.methods.first(where: { $0.method == fitted.method })?.divergenceByDimension
        else { return nil }
        let order = divergences.indices.sorted { (-divergences[$0], $0) < (-divergences[$1], $1) }
        let dimensions = (min(order[0], order[1]), max(order[0], order[1]))
        let coordinates = (0..<planeSide).map { NormalDistribution.quantile((Double($0) + 0.5) / Double(planeSide)) }
        var codes = Matrix(rows: planeSide * planeSide, columns: study.settings.latentSize)
        for row in 0..<planeSide {
            for column in 0..<planeSide {
                codes[row * planeSide + column, dimensions.0] = Float(coordinates[column])
                codes[row * planeSide + column, dimensions.1] = Float(coordinates[planeSide - 1 - row])
            }
        }
        let rows = try decoder.decode(codes)
        return Answer(
            Finding(
                side: planeSide, dimensions: [dimensions.0, dimensions.1], stepMse: rows.meanError(apart: 1).finite,
                halfPlaneMse: rows.meanError(apart: planeSide / 2).finite),
            illustration: Illustration(coordinates: coordinates, rows: rows))
    }
}

extension Matrix {
    /// The mean MSE between images of a square grid that are some steps apart in a row or in a column.
    fileprivate func meanError(apart step: Int) -> Double {
        let side = Int(Double(rows).squareRoot())
        var errors: [Double] = []
        for row in 0..<side {
            for column in 0..<side {
                let image = row * side + column
                if column + step < side { errors.append(meanSquaredError(image, image + step)) }
                if row + step < side { errors.append(meanSquaredError(image, image + step * side)) }
            }
        }
        return errors.reduce(0, +) / Double(Swift.max(1, errors.count))
    }

    /// The mean squared difference of two rows.
    private func meanSquaredError(_ first: Int, _ second: Int) -> Double {
        zip(self[row: first], self[row: second]).reduce(0) { $0 + Double(($1.0 - $1.1) * ($1.0 - $1.1)) }
            / Double(Swift.max(1, columns))
    }
}
