/// A figure as an image file, for programs that take no vector graphics.
package enum PNGFile {
    /// The pixels of an inch, which journals ask for.
    package static let pixelsPerInch = 300.0

    /// Writes a figure as a PNG file, whole or not at all.
    ///
    /// - Parameters:
    ///   - figure: What is drawn.
    ///   - width: Of the figure, in points.
    ///   - theme: The brightness of its ground.
    ///   - path: Where to.
    /// - Returns: Characters in the figure that no installed font has.
    /// - Throws: `DrawingError` where no font is installed, the image is too large, or the file can't be written.
    @discardableResult
    package static func write(
        _ figure: any Figure, width: Double, theme: Theme = .light, to path: String
    ) throws(DrawingError) -> [Unicode.Scalar] {
        try PangoLayoutFactory.requireFont()
        let size = Size(width: width, height: figure.height(forWidth: width))
        var missing: [Unicode.Scalar] = []
        let image = try RasterImage.drawing(size: size, pixelsPerPoint: pixelsPerInch / 72, theme: theme) { canvas in
            figure.draw(on: canvas, in: Rectangle(x: 0, y: 0, width: size.width, height: size.height))
            missing = canvas.missingCharacters
        }
        try AtomicFile.write(resolved(try image.png()), to: path)
        return missing
    }

    /// The bytes of a PNG file with its resolution, by which other programs know its size on paper.
    ///
    /// - Parameter bytes: A file without one: a signature of 8 bytes and a header of 25.
    /// - Returns: The file with a chunk after its header.
    static func resolved(_ bytes: [UInt8]) -> [UInt8] {
        let perMetre = PNGChunk.bigEndian(UInt32((pixelsPerInch / 0.0254).rounded()))
        // The last byte is the unit, metres.
        let chunk = PNGChunk.bytes("pHYs", perMetre + perMetre + [1])
        return Array(bytes[..<33]) + chunk + Array(bytes[33...])
    }
}
