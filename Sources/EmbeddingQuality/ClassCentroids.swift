package import Core

/// The centres of classes in the data and in an embedding, as far apart as each other or not (Huang et al., 2022).
package enum ClassCentroids {
    /// The fewest classes whose distances can be ranked to any purpose: six distances.
    package static let fewestClasses = 4

    /// Spearman's rank correlation between the distances of class centres in the data and in an embedding.
    ///
    /// - Parameters:
    ///   - rows: The rows: `[rows, features]`.
    ///   - embedding: Their codes: `[rows, latent]`.
    ///   - classes: The class of each row; −1 is missing.
    /// - Returns: The correlation; nil of fewer than ``fewestClasses`` classes, or where all distances are the same.
    package static func correlation(rows: Matrix, embedding: Matrix, classes: [Int]) -> Double? {
        precondition(rows.rows == classes.count && embedding.rows == classes.count, "\(classes.count) classes")
        let before = distances(rows, classes)
        guard before.count >= fewestClasses * (fewestClasses - 1) / 2 else { return nil }
        return Ranks(of: before).correlation(with: Ranks(of: distances(embedding, classes)))
    }

    /// The distances of all pairs of centres.
    private static func distances(_ rows: Matrix, _ classes: [Int]) -> [Double] {
        let count = (classes.max() ?? -1) + 1
        var sums = [[Double]](repeating: [Double](repeating: 0, count: rows.columns), count: max(0, count))
        var sizes = [Double](repeating: 0, count: max(0, count))
        for (row, code) in classes.enumerated() where code >= 0 {
            sizes[code] += 1
            for column in 0..<rows.columns { sums[code][column] += Double(rows[row, column]) }
        }
        let present = sizes.indices.filter { sizes[$0] > 0 }
        let centres = present.map { code in sums[code].map { $0 / sizes[code] } }
        return centres.indices.flatMap { first in
            centres[(first + 1)...].map { other in
                zip(centres[first], other).reduce(0.0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
            }
        }
    }
}
