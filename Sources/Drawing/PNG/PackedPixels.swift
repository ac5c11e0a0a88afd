/// The pixels of an image in the fewest bytes, and the rows that filters make of them (PNG specification, 9).
struct PackedPixels {
    /// 0 for grey, 2 for red, green and blue, 3 for places in a palette.
    let colorType: UInt8
    /// Red, green and blue of each colour; nil for pixels that are colours themselves.
    let palette: [UInt8]?
    private let bytes: [UInt8]
    /// The bytes of a pixel.
    private let pixelSize: Int
    private let rowSize: Int

    init(_ image: RasterImage) {
        let pixels = image.pixels
        let starts = stride(from: 0, to: pixels.count, by: 3)
        if starts.allSatisfy({ pixels[$0] == pixels[$0 + 1] && pixels[$0] == pixels[$0 + 2] }) {
            (colorType, palette, bytes, pixelSize) = (0, nil, starts.map { pixels[$0] }, 1)
        } else if let (indices, colors) = Self.indexed(pixels) {
            (colorType, palette, bytes, pixelSize) = (3, colors, indices, 1)
        } else {
            (colorType, palette, bytes, pixelSize) = (2, nil, pixels, 3)
        }
        rowSize = image.width * pixelSize
    }

    /// The place of each pixel's colour among the colours; nil if there are more than 256.
    private static func indexed(_ pixels: [UInt8]) -> (indices: [UInt8], colors: [UInt8])? {
        var places: [UInt32: UInt8] = [:]
        var colors: [UInt8] = []
        var indices: [UInt8] = []
        indices.reserveCapacity(pixels.count / 3)
        for start in stride(from: 0, to: pixels.count, by: 3) {
            let color = UInt32(pixels[start]) << 16 | UInt32(pixels[start + 1]) << 8 | UInt32(pixels[start + 2])
            if let place = places[color] {
                indices.append(place)
                continue
            }
            guard places.count < 256 else { return nil }
            let place = UInt8(places.count)
            places[color] = place
            colors += pixels[start..<start + 3]
            indices.append(place)
        }
        return (indices, colors)
    }

    /// All rows, each after the number of its filter.
    ///
    /// - Parameter filter: Chooses a filter for the bytes of a row.
    /// - Returns: The filtered bytes.
    func rows(by filter: (Range<Int>) -> UInt8) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / max(rowSize, 1))
        for start in stride(from: 0, to: bytes.count, by: max(rowSize, 1)) {
            let row = start..<start + rowSize
            let number = filter(row)
            result.append(number)
            for place in row { result.append(filtered(place, in: row, number)) }
        }
        return result
    }

    /// The filter whose bytes, as signed numbers, have the least sum of magnitudes, as the specification advises.
    func bestFilter(_ row: Range<Int>) -> UInt8 {
        let filters: [UInt8] = [0, 1, 2]
        let sums = filters.map { filter in
            row.reduce(0) { $0 + Int(Int8(bitPattern: filtered($1, in: row, filter)).magnitude) }
        }
        return filters[sums.indices.min { sums[$0] < sums[$1] } ?? 0]
    }

    /// A byte less that of the pixel before it, for filter 1, or of the one above, for filter 2.
    private func filtered(_ place: Int, in row: Range<Int>, _ filter: UInt8) -> UInt8 {
        switch filter {
        case 1: place - row.lowerBound >= pixelSize ? bytes[place] &- bytes[place - pixelSize] : bytes[place]
        case 2: place >= rowSize ? bytes[place] &- bytes[place - rowSize] : bytes[place]
        default: bytes[place]
        }
    }
}
