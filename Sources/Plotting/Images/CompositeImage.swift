package import Core
package import Drawing

/// Many small images in one, so that a page holds one picture without seams.
///
/// Tiles are placed in whole source pixels on the page's colour.
package struct CompositeImage: Sendable {
    private let shape: ImageShape
    private let width: Int
    private let height: Int
    /// Red, green, blue of each source pixel.
    private var pixels: [UInt8]

    /// A picture of a size in source pixels, of one colour.
    package init(shape: ImageShape, width: Int, height: Int, background: Color = .white) {
        self.shape = shape
        self.width = width
        self.height = height
        let bytes = background.bytes
        pixels = (0..<width * height).flatMap { _ in bytes }
    }

    /// Puts an image's upper left corner at a pixel; values are clipped to 0–1, one that isn't a number is grey.
    ///
    /// - Precondition: the image has the picture's shape.
    package mutating func place(_ image: [Float], row: Int, column: Int) {
        precondition(image.count == shape.featureCount, "\(image.count) values for an image of \(shape.featureCount)")
        for y in 0..<shape.height where row + y >= 0 && row + y < height {
            for x in 0..<shape.width where column + x >= 0 && column + x < width {
                let color = color(image, (y * shape.width + x) * shape.channels)
                let target = ((row + y) * width + column + x) * 3
                pixels[target] = color.0
                pixels[target + 1] = color.1
                pixels[target + 2] = color.2
            }
        }
    }

    private func color(_ image: [Float], _ start: Int) -> (UInt8, UInt8, UInt8) {
        func byte(_ value: Float) -> UInt8 {
            value.isNaN ? 128 : UInt8((min(1, max(0, value)) * 255).rounded())
        }
        switch shape.channels {
        case 1:
            let grey = byte(image[start])
            return (grey, grey, grey)
        case 3: return (byte(image[start]), byte(image[start + 1]), byte(image[start + 2]))
        case 4: break
        default:
            let light = ChannelColors.sum(of: image[start..<start + shape.channels])
            return (byte(light.red), byte(light.green), byte(light.blue))
        }
        // Over white, whatever the page is.
        let opacity = image[start + 3].isNaN ? 1 : min(1, max(0, image[start + 3]))
        func over(_ value: Float) -> UInt8 { byte(1 - opacity + opacity * min(1, max(0, value))) }
        return (over(image[start]), over(image[start + 1]), over(image[start + 2]))
    }

    /// The picture for a size of source pixels on the page, in points.
    ///
    /// Enlarged by a whole number, each pixel a sharp block, to at least 200 dots per inch; reduced by a whole number, by
    /// averages, where it would have over 800.
    ///
    /// - Parameters:
    ///   - pixelSize: The size.
    ///   - isForScreen: Whether it stays as it is where pixels are enlarged without smoothing.
    /// - Returns: The picture.
    package func image(pixelSize: Double, isForScreen: Bool = false) -> RasterImage {
        let perInch = 72 / pixelSize
        if perInch < 200, !isForScreen {
            return RasterImage(width: width, height: height, pixels: pixels)
                .enlarged(by: Int((200 / perInch).rounded(.up)))
        }
        if perInch > 800 { return reduced(by: max(1, Int(perInch / 400))) }
        return RasterImage(width: width, height: height, pixels: isForScreen ? pixels.map(Self.coarse) : pixels)
    }

    /// The nearest of 64 levels, whose steps no eye finds in small images, and whose files are a fifth smaller.
    private static func coarse(_ value: UInt8) -> UInt8 {
        let steps = 63
        return UInt8(((Int(value) * steps + 127) / 255 * 255 + steps / 2) / steps)
    }

    private func reduced(by factor: Int) -> RasterImage {
        let columns = (width + factor - 1) / factor
        let rows = (height + factor - 1) / factor
        var result: [UInt8] = []
        result.reserveCapacity(columns * rows * 3)
        for row in 0..<rows {
            for column in 0..<columns {
                for channel in 0..<3 {
                    var sum = 0
                    var count = 0
                    for y in row * factor..<min(height, (row + 1) * factor) {
                        for x in column * factor..<min(width, (column + 1) * factor) {
                            sum += Int(pixels[(y * width + x) * 3 + channel])
                            count += 1
                        }
                    }
                    result.append(UInt8((sum + count / 2) / count))
                }
            }
        }
        return RasterImage(width: columns, height: rows, pixels: result)
    }
}
