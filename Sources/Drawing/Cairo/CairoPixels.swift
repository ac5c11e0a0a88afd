internal import CPangoCairo

/// An image surface of Cairo's: pixels in memory.
struct CairoPixels: ~Copyable {
    let cairo: CairoContext
    let width: Int
    let height: Int

    /// White pixels.
    ///
    /// - Throws: `DrawingError` where the size is beyond Cairo's 32 767 or memory is short.
    init(width: Int, height: Int) throws(DrawingError) {
        self.width = width
        self.height = height
        cairo = try unsafe CairoContext {
            unsafe cairo_image_surface_create(
                CAIRO_FORMAT_RGB24, Int32(clamping: width), Int32(clamping: height))
        }
        unsafe cairo.withContext { context in
            unsafe cairo_set_source_rgb(context, 1, 1, 1)
            unsafe cairo_paint(context)
        }
    }

    /// The pixels of an image.
    init(_ image: RasterImage) throws(DrawingError) {
        try self.init(width: image.width, height: image.height)
        let width = image.width
        unsafe withPixels { pixels, stride in
            for row in 0..<image.height {
                for column in 0..<width {
                    let source = (row * width + column) * 3
                    let red = UInt32(image.pixels[source]) << 16
                    let green = UInt32(image.pixels[source + 1]) << 8
                    unsafe pixels[row * stride + column] = red | green | UInt32(image.pixels[source + 2])
                }
            }
        }
    }

    /// The pixels as they are now.
    func image() -> RasterImage {
        var bytes = [UInt8](repeating: 0, count: width * height * 3)
        unsafe withPixels { pixels, stride in
            for row in 0..<height {
                for column in 0..<width {
                    let pixel = unsafe pixels[row * stride + column]
                    let target = (row * width + column) * 3
                    bytes[target] = UInt8(truncatingIfNeeded: pixel >> 16)
                    bytes[target + 1] = UInt8(truncatingIfNeeded: pixel >> 8)
                    bytes[target + 2] = UInt8(truncatingIfNeeded: pixel)
                }
            }
        }
        return RasterImage(width: width, height: height, pixels: bytes)
    }

    /// The pixels as a PNG file's bytes.
    func png() throws(DrawingError) -> [UInt8] {
        let sink = ByteSink()
        let status = unsafe cairo.withSurface { surface in
            unsafe cairo_surface_write_to_png_stream(surface, ByteSink.write, sink.closure)
        }
        guard status == CAIRO_STATUS_SUCCESS else { throw DrawingError("Cairo could not encode a PNG image.") }
        return sink.bytes
    }

    /// Calls a body with the pixels, `0xRRGGBB` each, and the length of a row in pixels.
    private func withPixels(_ body: (UnsafeMutablePointer<UInt32>, Int) -> Void) {
        unsafe cairo.withSurface { surface in
            unsafe cairo_surface_flush(surface)
            let stride = Int(unsafe cairo_image_surface_get_stride(surface)) / 4
            if let data = unsafe cairo_image_surface_get_data(surface) {
                // Rows are aligned for 32-bit pixels, by Cairo's documentation of its formats.
                unsafe data.withMemoryRebound(to: UInt32.self, capacity: stride * height) { pixels in
                    unsafe body(pixels, stride)
                }
            }
            unsafe cairo_surface_mark_dirty(surface)
        }
    }
}

extension RasterImage {
    /// The image enlarged by a whole number so that it reaches 200 pixels an inch over a width in points.
    ///
    /// Some viewers smooth what they enlarge themselves.
    func enlarged(forWidth width: Double) -> RasterImage {
        let wanted = width / 72 * 200
        let factor = (wanted / Double(self.width)).rounded(.up)
        let largest = (4_000_000 / Double(self.width * height)).squareRoot().rounded(.down)
        return enlarged(by: Int(min(max(factor, 1), max(largest, 1))))
    }
}
