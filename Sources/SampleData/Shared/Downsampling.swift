internal import Drawing

extension RasterImage {
    /// A picture drawn many times finer than its pixels and averaged over each, which no font or line width escapes.
    ///
    /// - Parameters:
    ///   - side: Pixels along each edge of the picture, and points along each edge of the canvas.
    ///   - fineness: How many fine pixels a pixel is averaged from, along each axis.
    ///   - draw: Draws on white.
    /// - Returns: The picture, `[side, side, 3]`.
    /// - Throws: `DrawingError` where memory is short.
    static func averaged(side: Int, fineness: Int = 8, _ draw: (Canvas) -> Void) throws -> RasterImage {
        let size = Size(width: Double(side), height: Double(side))
        let fine = try RasterImage.drawing(size: size, pixelsPerPoint: Double(fineness), draw)
        var sums = [Int](repeating: 0, count: side * side * 3)
        var place = sums.mutableSpan
        let pixels = fine.pixels.span
        for row in 0..<side * fineness {
            var from = row * fine.width * 3
            var to = row / fineness * side * 3
            for _ in 0..<side {
                for _ in 0..<fineness {
                    for part in 0..<3 { place[to + part] += Int(pixels[from + part]) }
                    from += 3
                }
                to += 3
            }
        }
        let count = fineness * fineness
        return RasterImage(width: side, height: side, pixels: sums.map { UInt8(($0 + count / 2) / count) })
    }
}
