/// A grid of pixels to be drawn enlarged without smoothing.
package struct RasterImage: Sendable, Equatable {
    package let width: Int
    package let height: Int
    /// Red, green, blue of each pixel, row after row from the top: `[height × width × 3]`.
    package var pixels: [UInt8]

    /// An image from its pixels.
    ///
    /// - Precondition: `pixels.count == width * height * 3`.
    package init(width: Int, height: Int, pixels: [UInt8]) {
        precondition(pixels.count == width * height * 3, "\(pixels.count) bytes for a \(width)×\(height) RGB image")
        self.width = width
        self.height = height
        self.pixels = pixels
    }

    /// The image with each pixel repeated `factor` times along both axes.
    package func enlarged(by factor: Int) -> RasterImage {
        guard factor > 1 else { return self }
        var enlarged: [UInt8] = []
        enlarged.reserveCapacity(pixels.count * factor * factor)
        for row in 0..<height {
            let start = enlarged.count
            for column in 0..<width {
                let pixel = (row * width + column) * 3
                for _ in 0..<factor { enlarged.append(contentsOf: pixels[pixel..<pixel + 3]) }
            }
            let line = enlarged[start...]
            for _ in 1..<factor { enlarged.append(contentsOf: line) }
        }
        return RasterImage(width: width * factor, height: height * factor, pixels: enlarged)
    }
}

extension Color {
    /// Red, green and blue as the bytes of a pixel.
    package var bytes: [UInt8] { [red, green, blue].map { UInt8((min(1, max(0, $0)) * 255).rounded()) } }
}
