extension RasterImage {
    /// The pixels of what a body draws on the page's colour, on a canvas of a size in points.
    ///
    /// - Throws: `DrawingError` where the image is too large to hold.
    package static func drawing(
        size: Size, pixelsPerPoint: Double = 1, theme: Theme = .light, _ draw: (Canvas) -> Void
    ) throws(DrawingError) -> RasterImage {
        let width = (size.width * pixelsPerPoint).rounded(.up)
        let height = (size.height * pixelsPerPoint).rounded(.up)
        guard width >= 1, height >= 1, width <= 32_767, height <= 32_767 else {
            throw DrawingError("An image of \(width) × \(height) pixels can't be drawn: 1 to 32767 each way.")
        }
        let pixels = try CairoPixels(width: Int(width), height: Int(height))
        let backend = CairoBackend(pixels.cairo, pixelsPerPoint: pixelsPerPoint)
        let canvas = Canvas(backend, size: size, theme: theme)
        canvas.fillPage(size)
        draw(canvas)
        if let failure = backend.failure { throw failure }
        try pixels.cairo.check("draw an image")
        return pixels.image()
    }

    /// The image as a PNG file's bytes.
    package func png() throws(DrawingError) -> [UInt8] { try CairoPixels(self).png() }
}
