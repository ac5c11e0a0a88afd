internal import Core

extension IndependentRows {
    /// Rows on a curved surface, or on a line or in a cloud, with normal noise.
    ///
    /// - Parameters:
    ///   - features: The number of features, in random directions of which the surface lies.
    ///   - dimensions: The number of coordinates of a point.
    ///   - noise: The standard deviation of each feature's noise.
    ///   - generator: Draws the directions.
    ///   - point: Draws a point, `[dimensions]`.
    /// - Returns: The population.
    static func about(
        features: Int, dimensions: Int, noise: Double, using generator: inout SeededGenerator,
        point: @escaping @Sendable (inout SeededGenerator) -> [Double]
    ) -> IndependentRows {
        let directions = Directions(dimensions, features: features, using: &generator)
        return IndependentRows { generator in
            directions(point(&generator)).map { $0 + noise * generator.normal() }
        }
    }
}
