internal import Compression

/// PNG files that are as small as can be, for pages that hold many.
///
/// Cairo writes red, green and blue whatever the image; here grey images have one byte a pixel, and so have those of few colours.
enum PackedPNG {
    /// An image as a PNG file's bytes.
    ///
    /// - Throws: `DrawingError` where there is no memory for packing it.
    static func bytes(of image: RasterImage) throws(DrawingError) -> [UInt8] {
        guard let deflater = Deflater(level: 12) else { throw DrawingError("There is no memory for packing an image.") }
        let pixels = PackedPixels(image)
        let header =
            PNGChunk.bigEndian(UInt32(image.width)) + PNGChunk.bigEndian(UInt32(image.height))
            + [8, pixels.colorType, 0, 0, 0]
        let plain = deflater.zlib(pixels.rows { _ in 0 })
        // Filters help gradients and hinder what repeats: the shorter is taken.
        let filtered = pixels.palette == nil ? deflater.zlib(pixels.rows(by: pixels.bestFilter)) : plain
        var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + PNGChunk.bytes("IHDR", header)
        if let palette = pixels.palette { bytes += PNGChunk.bytes("PLTE", palette) }
        return bytes + PNGChunk.bytes("IDAT", plain.count <= filtered.count ? plain : filtered)
            + PNGChunk.bytes("IEND", [])
    }
}
