public import Core
internal import Foundation
internal import OneDNN

/// Small random movements of images: what a picture shows stays the same a little turned, sheared, scaled or shifted.
///
/// Each range is symmetric about no change and drawn uniformly; the moved image is sampled bilinearly, 0 beyond its edge.
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

    /// Draws a movement.
    func movement(using generator: inout SeededGenerator) -> ImageMovement {
        func symmetric(_ range: Double) -> Double { (2 * generator.uniform() - 1) * range }
        let angle = symmetric(rotation)
        let shear = symmetric(shear)
        let scaleX = 1 + symmetric(scale)
        let scaleY = 1 + symmetric(scale)
        let shiftX = symmetric(shift)
        let shiftY = symmetric(shift)
        return ImageMovement(
            xx: Float(cos(angle) * scaleX), xy: Float((shear - sin(angle)) * scaleY), yx: Float(sin(angle) * scaleX),
            yy: Float(cos(angle) * scaleY), shiftX: Float(shiftX), shiftY: Float(shiftY))
    }
}

/// A movement of an image: the map from a pixel of the moved image to a position in the source, both seen from the middle.
struct ImageMovement: Equatable {
    /// How many of the source's columns a column, and a row, of the moved image are.
    var xx: Float = 1
    var xy: Float = 0
    /// How many of the source's rows they are.
    var yx: Float = 0
    var yy: Float = 1
    /// Pixels.
    var shiftX: Float = 0
    var shiftY: Float = 0
}
