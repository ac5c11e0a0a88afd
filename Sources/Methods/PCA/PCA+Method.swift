package import Core

extension Method {
    /// Principal component analysis, which the networks are compared with.
    package static let pca = Method(
        "pca", PCA.self, name: "PCA", longName: "principal component analysis", indefiniteName: "PCA",
        definiteName: "PCA", isUsual: true, preference: 0, dimensionNaming: .components,
        shownDimensions: "PCA's first two components"
    ) { request in
        // Components beyond the latent size show what more would bring.
        try request.starts.followedPCA(
            of: request.source, rows: request.trainingRows, latentSize: request.latentSize, team: request.team)
    }
}

extension PCA {
    /// The same PCA with all components that are known.
    private var wide: PCA {
        let all = Matrix(
            rows: latentSize + furtherComponents.rows, columns: featureCount,
            values: components.values + furtherComponents.values)
        return PCA(
            mean: mean, components: all, explainedVariance: explainedVariance + furtherVariance,
            totalVariance: totalVariance, trainingRowCount: trainingRowCount)
    }

    package func logLikelihoods(of rows: Matrix, components: Int) -> [Double]? {
        let wide = wide
        guard (1...wide.latentSize).contains(components) else { return nil }
        return wide.keeping(components).logLikelihoods(of: rows)
    }

    package func rowErrorsByComponents(on rows: Matrix) -> Matrix {
        var errors = wide.encode(rows)
        for row in 0..<rows.rows {
            var left = zip(rows[row: row], mean).reduce(0.0) { sum, pair in
                sum + (Double(pair.0) - pair.1) * (Double(pair.0) - pair.1)
            }
            for k in 0..<errors.columns {
                left = max(0, left - Double(errors[row, k]) * Double(errors[row, k]))
                errors[row, k] = Float(left / Double(max(1, featureCount)))
            }
        }
        return errors
    }

    package func errorsByComponents(on rows: Matrix) -> [Double] {
        let codes = wide.encode(rows)
        var left = 0.0
        for row in 0..<rows.rows {
            for (value, mean) in zip(rows[row: row], mean) { left += (Double(value) - mean) * (Double(value) - mean) }
        }
        return (0..<codes.columns).map { k in
            // Components are orthonormal, so that each takes its own square off the error.
            for row in 0..<codes.rows { left -= Double(codes[row, k]) * Double(codes[row, k]) }
            return max(0, left) / Double(max(1, rows.values.count))
        }
    }
}
