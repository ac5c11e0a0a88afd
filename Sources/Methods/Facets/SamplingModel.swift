package import Core

/// A model of rows that new ones can be drawn from, without a network that decodes a prior.
package protocol SamplingModel: DensityModel {
    /// Rows drawn from the model, `[count, features]`.
    ///
    /// - Parameters:
    ///   - count: The number of rows.
    ///   - hasNoise: True for draws of the model, false for the means that they are about.
    ///   - generator: The generator to draw with.
    /// - Returns: The rows; nil where the model has no noise to add.
    func samples(_ count: Int, withNoise hasNoise: Bool, using generator: inout SeededGenerator) -> Matrix?
}
