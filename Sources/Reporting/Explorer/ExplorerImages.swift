internal import Core

/// Images as bytes, in as many levels as keep a page small.
struct ExplorerImages: Sendable {
    /// 1 for grey, 3 for red, green and blue.
    let channels: Int
    let block: DataBlock

    /// The most characters that images take in a page, if fewer levels can do that.
    private static let mostCharacters = 700_000
    /// The effort with which numbers of levels are tried.
    private static let tryingLevel = 4
    /// The steps between levels, each a divisor of 255.
    private static let spacings: [UInt16] = [1, 5, 17]

    /// The bytes of images in 0–1, `[images, features]`.
    init(_ values: Matrix, shape: ImageShape) {
        let isPlain = shape.channels == 1 || shape.channels == 3
        channels = shape.channels >= 3 ? 3 : 1
        let shown = isPlain ? values.values : Self.shown(values.values, channels: shape.channels)
        var bytes: [UInt8] = []
        for spacing in Self.spacings {
            bytes =
                QuantizedNumbers(
                    shown.lazy.map(Double.init), steps: 255, missing: 0, range: 0...1, spacing: spacing
                ).bytes
            if DataBlock(bytes, level: Self.tryingLevel).text.utf8.count <= Self.mostCharacters { break }
        }
        block = DataBlock(bytes)
    }

    /// Red, green and blue over white of pixels with opacity, and the first number of others.
    private static func shown(_ values: [Float], channels: Int) -> [Float] {
        stride(from: 0, to: values.count, by: channels).flatMap { start -> [Float] in
            guard channels >= 4 else { return [values[start]] }
            let opacity = min(max(values[start + 3], 0), 1)
            return (0..<3).map { 1 - opacity + opacity * values[start + $0] }
        }
    }
}
