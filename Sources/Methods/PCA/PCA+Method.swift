package import Core

extension Method {
    /// Principal component analysis, which the networks are compared with.
    package static let pca = Method(
        "pca", PCA.self, name: "PCA", longName: "principal component analysis", indefiniteName: "PCA",
        definiteName: "PCA", isUsual: true, preference: 0, dimensionNaming: .components,
        shownDimensions: "PCA's first two components"
    ) { request in
        // The decomposition finds all components anyway; those beyond the latent size show what more would bring.
        let wide = try PCA.fit(
            request.source, rows: request.trainingRows,
            latentSize: max(request.latentSize, min(PCA.widestLatentSize, request.source.featureCount)))
        return wide.remembering(beyond: request.latentSize)
    }
}

extension PCA {
    /// The number of components up to which the error is followed.
    fileprivate static let widestLatentSize = 64

    package func errorsByComponents(on rows: Matrix) -> [Double] {
        let all = Matrix(
            rows: latentSize + furtherComponents.rows, columns: featureCount,
            values: components.values + furtherComponents.values)
        let wide = PCA(
            mean: mean, components: all, explainedVariance: [Double](repeating: 0, count: all.rows),
            totalVariance: totalVariance, trainingRowCount: trainingRowCount)
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
