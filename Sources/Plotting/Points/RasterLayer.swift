package import Drawing

/// A picture of many dots on the page's opaque colour, laid under vector axes and text.
package struct RasterLayer: Sendable {
    package let width: Int
    package let height: Int
    private let area: Rectangle
    private let scale: Double
    /// Red, green, blue of each pixel in sRGB, 0–1.
    private var values: [Float]
    /// Red, green and blue of the page.
    private let page: [Float]

    /// An empty layer over an area at a resolution.
    ///
    /// - Parameters:
    ///   - area: What it covers, in points.
    ///   - dotsPerInch: Its resolution.
    ///   - background: The colour of the page.
    package init(area: Rectangle, dotsPerInch: Double, background: Color = .white) {
        self.area = area
        scale = dotsPerInch / 72
        width = max(1, Int((area.width * scale).rounded()))
        height = max(1, Int((area.height * scale).rounded()))
        let page = [background.red, background.green, background.blue].map { Float($0) }
        self.page = page
        values = (0..<width * height * 3).map { page[$0 % 3] }
    }

    /// So many pixels at most, which keeps a layer's file near half a megabyte.
    private static let maximumPixels = 2.6e6

    /// The resolution for a figure of a width in points: 400 dots per inch up to 85 mm, 300 at 178 mm, less where a plot
    /// area of many points would make a large file.
    ///
    /// - Parameters:
    ///   - width: The figure's width.
    ///   - area: The plot area.
    /// - Returns: Dots per inch.
    package static func dotsPerInch(forWidth width: Double, area: Size) -> Double {
        let largest = 72 * (maximumPixels / max(1, area.width * area.height)).squareRoot()
        return min(dotsPerInch(forWidth: width), largest)
    }

    private static func dotsPerInch(forWidth width: Double) -> Double {
        let narrow = 85 * pointsPerMillimetre
        let wide = 178 * pointsPerMillimetre
        let part = min(1, max(0, (width - narrow) / (wide - narrow)))
        return 400 - 100 * part
    }

    /// Lays a disc over what is there, its edge smoothed over one pixel.
    package mutating func addDot(at center: Point, diameter: Double, color: Color) {
        let x = (center.x - area.x) * scale - 0.5
        let y = (center.y - area.y) * scale - 0.5
        let radius = diameter / 2 * scale
        guard x.isFinite, y.isFinite, x > -radius - 2, y > -radius - 2 else { return }
        guard x < Double(width) + radius + 2, y < Double(height) + radius + 2 else { return }
        let firstRow = max(0, Int(y - radius - 1))
        let lastRow = min(height - 1, Int(y + radius + 2))
        let firstColumn = max(0, Int(x - radius - 1))
        let lastColumn = min(width - 1, Int(x + radius + 2))
        guard firstRow <= lastRow && firstColumn <= lastColumn else { return }
        let (red, green, blue) = (Float(color.red), Float(color.green), Float(color.blue))
        for row in firstRow...lastRow {
            let dy = Double(row) - y
            for column in firstColumn...lastColumn {
                let dx = Double(column) - x
                let coverage = min(1, max(0, radius + 0.5 - (dx * dx + dy * dy).squareRoot()))
                guard coverage > 0 else { continue }
                let alpha = Float(coverage * color.opacity)
                let index = (row * width + column) * 3
                values[index] += (red - values[index]) * alpha
                values[index + 1] += (green - values[index + 1]) * alpha
                values[index + 2] += (blue - values[index + 2]) * alpha
            }
        }
    }

    /// Lays a colour over one pixel.
    mutating func blend(row: Int, column: Int, color: Color) {
        let index = (row * width + column) * 3
        let alpha = Float(color.opacity)
        values[index] += (Float(color.red) - values[index]) * alpha
        values[index + 1] += (Float(color.green) - values[index + 1]) * alpha
        values[index + 2] += (Float(color.blue) - values[index + 2]) * alpha
    }

    /// The layer as an image of 32 levels a channel.
    ///
    /// Among dots no eye finds the steps between them, and files are half as large as with 256. The page's colour is one of the levels.
    package var image: RasterImage {
        let levels: Float = 31
        var pixels = [UInt8](repeating: 0, count: values.count)
        for index in values.indices {
            let page = page[index % 3]
            let level = page + ((values[index] - page) * levels).rounded() / levels
            pixels[index] = UInt8((min(1, max(0, level)) * 255).rounded())
        }
        return RasterImage(width: width, height: height, pixels: pixels)
    }
}
