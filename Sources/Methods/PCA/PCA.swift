package import Core
internal import LinearAlgebra

/// Principal component analysis.
///
/// The names and the sign convention are scikit-learn's (`sklearn.decomposition.PCA`): variances divide by rows − 1, and
/// the entry of largest magnitude in each component is positive.
package struct PCA: LinearReduction {
    /// The mean of the training rows: `[features]`.
    package let mean: [Double]
    /// The directions of largest variance, orthonormal, most variance first: `[latent, features]`.
    ///
    /// If the training rows vary in fewer directions than were asked for, the rest are zero, as are the codes there.
    package let components: Matrix
    /// The variance of the training rows along each component: `[latent]`.
    package let explainedVariance: [Double]
    /// The variance of the training rows in all directions together.
    package let totalVariance: Double
    /// The number of training rows.
    package let trainingRowCount: Int
    /// The components that come after these, if they are remembered: `[further, features]`.
    private(set) var furtherComponents: Matrix
    /// The variance of the training rows along each of them: `[further]`.
    private(set) var furtherVariance: [Double] = []

    package var featureCount: Int { components.columns }
    package var latentSize: Int { components.rows }

    /// The share of the training rows' total variance that each component holds: `[latent]`, 0 where there is none.
    package var explainedVarianceRatio: [Double] {
        explainedVariance.map { totalVariance > 0 ? $0 / totalVariance : 0 }
    }

    /// The share of the training rows' total variance that each component holds, those that are remembered too.
    package var followedVarianceRatio: [Double] {
        (explainedVariance + furtherVariance).map { totalVariance > 0 ? $0 / totalVariance : 0 }
    }

    /// The mean variance of the directions left out: the noise of probabilistic PCA (Tipping and Bishop, 1999).
    package var noiseVariance: Double {
        let leftOut = min(trainingRowCount, featureCount) - latentSize
        return leftOut > 0 ? max(0, totalVariance - explainedVariance.reduce(0, +)) / Double(leftOut) : 0
    }

    /// Creates a PCA from stored parameters.
    ///
    /// - Precondition: The sizes agree.
    package init(
        mean: [Double], components: Matrix, explainedVariance: [Double], totalVariance: Double, trainingRowCount: Int
    ) {
        precondition(mean.count == components.columns, "\(mean.count) means of \(components.columns) features")
        precondition(
            explainedVariance.count == components.rows,
            "\(explainedVariance.count) variances of \(components.rows) components")
        self.mean = mean
        self.components = components
        self.explainedVariance = explainedVariance
        self.totalVariance = totalVariance
        self.trainingRowCount = trainingRowCount
        furtherComponents = Matrix(rows: 0, columns: components.columns)
    }

    package func encode(_ rows: Matrix) -> Matrix {
        precondition(rows.columns == featureCount, "rows of \(rows.columns) numbers, fitted on \(featureCount)")
        // In Double, because the difference is small where the data lie far from zero.
        var centered = Matrix(rows: rows.rows, columns: featureCount)
        let source = rows.values.span
        let mean = mean.span
        var destination = centered.values.mutableSpan
        for row in 0..<rows.rows {
            let start = row * featureCount
            for feature in 0..<featureCount {
                destination[start + feature] = Float(Double(source[start + feature]) - mean[feature])
            }
        }
        return centered.multiplied(byTransposeOf: components)
    }

    package func decode(_ codes: Matrix) -> Matrix {
        precondition(codes.columns == latentSize, "codes of \(codes.columns) numbers, fitted with \(latentSize)")
        var rows = codes.multiplied(by: components)
        let mean = mean.span
        var destination = rows.values.mutableSpan
        for row in 0..<codes.rows {
            let start = row * featureCount
            for feature in 0..<featureCount {
                destination[start + feature] = Float(Double(destination[start + feature]) + mean[feature])
            }
        }
        return rows
    }

    /// The same PCA with its first components alone.
    ///
    /// - Precondition: `count` is in `0...latentSize`.
    package func keeping(_ count: Int) -> PCA {
        precondition((0...latentSize).contains(count), "\(count) of \(latentSize) components")
        return PCA(
            mean: mean, components: components.selecting(rows: Array(0..<count)),
            explainedVariance: Array(explainedVariance.prefix(count)), totalVariance: totalVariance,
            trainingRowCount: trainingRowCount)
    }

    /// The same PCA with its first components alone, which remembers the others to tell what more would bring.
    ///
    /// - Precondition: `count` is in `0...latentSize`.
    func remembering(beyond count: Int) -> PCA {
        var pca = keeping(count)
        pca.furtherComponents = components.selecting(rows: Array(count..<latentSize))
        pca.furtherVariance = Array(explainedVariance[count...])
        return pca
    }
}
