internal import Foundation
public import LinearAlgebra
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

    private var height: Int { shape.height }
    private var width: Int { shape.width }
    private var channels: Int { shape.channels }

    /// Moves one image.
    ///
    /// - Parameters:
    ///   - source: `[height, width, channels]`.
    ///   - destination: The same shape, other memory.
    ///   - generator: Where the movement is drawn from.
    func move(
        _ source: UnsafePointer<Float>, into destination: UnsafeMutablePointer<Float>,
        using generator: inout SeededGenerator
    ) {
        func symmetric(_ range: Double) -> Double { (2 * generator.uniform() - 1) * range }
        let angle = symmetric(rotation)
        let shear = symmetric(shear)
        let scaleX = 1 + symmetric(scale)
        let scaleY = 1 + symmetric(scale)
        let shiftX = symmetric(shift)
        let shiftY = symmetric(shift)
        // The map from a pixel of the moved image to a position in the source.
        let xx = Float(cos(angle) * scaleX)
        let xy = Float((shear - sin(angle)) * scaleY)
        let yx = Float(sin(angle) * scaleX)
        let yy = Float(cos(angle) * scaleY)
        let centreX = Float(width - 1) / 2
        let centreY = Float(height - 1) / 2
        for row in 0..<height {
            for column in 0..<width {
                let dx = Float(column) - centreX
                let dy = Float(row) - centreY
                let x = xx * dx + xy * dy + centreX + Float(shiftX)
                let y = yx * dx + yy * dy + centreY + Float(shiftY)
                let result = unsafe destination + (row * width + column) * channels
                unsafe sample(source, x: x, y: y, into: result)
            }
        }
    }

    /// The colour at a position between pixels.
    @inline(__always)
    private func sample(_ source: UnsafePointer<Float>, x: Float, y: Float, into result: UnsafeMutablePointer<Float>) {
        let left = x.rounded(.down)
        let top = y.rounded(.down)
        let column = Int(left)
        let row = Int(top)
        let fx = x - left
        let fy = y - top
        if row >= 0 && column >= 0 && row + 1 < height && column + 1 < width {
            let corner = unsafe source + (row * width + column) * channels
            let below = width * channels
            for channel in 0..<channels {
                let upper = unsafe corner[channel] * (1 - fx) + corner[channels + channel] * fx
                let lower = unsafe corner[below + channel] * (1 - fx) + corner[below + channels + channel] * fx
                unsafe result[channel] = upper * (1 - fy) + lower * fy
            }
            return
        }
        for channel in 0..<channels {
            var sum: Float = 0
            for (dy, weightY) in [(0, 1 - fy), (1, fy)] {
                for (dx, weightX) in [(0, 1 - fx), (1, fx)] {
                    let r = row + dy
                    let c = column + dx
                    if r >= 0 && r < height && c >= 0 && c < width {
                        unsafe sum += source[(r * width + c) * channels + channel] * weightX * weightY
                    }
                }
            }
            unsafe result[channel] = sum
        }
    }
}
