public import Core
internal import Foundation
internal import OneDNN

/// Image augmentation by small random affine transforms: rotation, shear, scaling and translation.
///
/// Each range is symmetric about no change and drawn uniformly; the warped image is sampled bilinearly, 0 beyond its edge.
public struct ImageAugmentation: Sendable, Equatable {
    public let shape: ImageShape
    /// Radians.
    public var rotation = 0.09
    public var shear = 0.06
    /// A share of the size, in each direction by itself.
    public var scale = 0.06
    /// Pixels.
    public var shift = 0.9

    public init(_ shape: ImageShape) {
        self.shape = shape
    }

    /// Draws a transform.
    func transform(using generator: inout SeededGenerator) -> AffineTransform {
        func symmetric(_ range: Double) -> Double { (2 * generator.uniform() - 1) * range }
        let angle = symmetric(rotation)
        let shear = symmetric(shear)
        let scaleX = 1 + symmetric(scale)
        let scaleY = 1 + symmetric(scale)
        let shiftX = symmetric(shift)
        let shiftY = symmetric(shift)
        return AffineTransform(
            xx: Float(cos(angle) * scaleX), xy: Float((shear - sin(angle)) * scaleY), yx: Float(sin(angle) * scaleX),
            yy: Float(cos(angle) * scaleY), shiftX: Float(shiftX), shiftY: Float(shiftY))
    }
}

/// An affine map from a pixel of the warped image to a position in the source, both relative to the centre.
struct AffineTransform: Equatable {
    /// The source's columns for a step by a column, and by a row, of the warped image.
    var xx: Float = 1
    var xy: Float = 0
    /// The source's rows for the same steps.
    var yx: Float = 0
    var yy: Float = 1
    /// Pixels.
    var shiftX: Float = 0
    var shiftY: Float = 0
}
