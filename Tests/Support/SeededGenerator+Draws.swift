package import Core

extension SeededGenerator {
    /// So many numbers from a normal distribution about 0.
    package mutating func normals(_ count: Int, deviation: Double = 1) -> [Double] {
        (0..<count).map { _ in deviation * normal() }
    }

    /// The mean of so many squared normal numbers.
    package mutating func chiSquared(_ degrees: Int) -> Double {
        (0..<degrees).reduce(0) { sum, _ in
            let value = normal()
            return sum + value * value
        } / Double(degrees)
    }

    /// A number from Student's t-distribution: the mean of squares is drawn first, then the normal number over its root.
    package mutating func studentT(degreesOfFreedom: Int) -> Double {
        let square = chiSquared(degreesOfFreedom)
        return normal() / square.squareRoot()
    }

    /// A first-order autoregressive series of independent features: each row is `memory` times the one before, and noise.
    ///
    /// Where `memory` is 1, it is a random walk.
    ///
    /// - Parameters:
    ///   - rows: The number of rows.
    ///   - features: The number of features, each of variance 1 unless it is a walk.
    ///   - memory: The correlation of a row with the one before, 0–1.
    /// - Returns: The series, `[rows, features]`.
    package mutating func series(rows: Int, features: Int, memory: Float) -> Matrix {
        var series = normals(rows: rows, columns: features)
        let share = memory < 1 ? (1 - memory * memory).squareRoot() : 1
        for index in features..<series.values.count {
            series.values[index] = memory * series.values[index - features] + share * series.values[index]
        }
        return series
    }
}
