/// The shape of an image whose pixels are stored row after row, the channels of a pixel together.
public struct ImageShape: Sendable, Equatable, Codable {
    public let height: Int
    public let width: Int
    /// 1 for grey, 3 for red, green and blue, 4 with opacity.
    public let channels: Int

    /// A shape.
    ///
    /// - Precondition: All are positive.
    public init(height: Int, width: Int, channels: Int = 1) {
        precondition(height > 0 && width > 0 && channels > 0, "an image of \(height)×\(width)×\(channels)")
        self.height = height
        self.width = width
        self.channels = channels
    }

    /// The numbers that an image has, channels next to each other.
    public var featureCount: Int { height * width * channels }

    /// Reads a shape as a user types it: "28x28" or "32x32x3".
    public init?(_ text: String) {
        let parts = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
        let lengths = parts.compactMap { $0 }
        guard lengths.count == parts.count, (2...3).contains(lengths.count),
            lengths.allSatisfy({ (1...65_536).contains($0) })
        else { return nil }
        self.init(height: lengths[0], width: lengths[1], channels: lengths.count == 3 ? lengths[2] : 1)
    }
}

extension ImageShape: CustomStringConvertible {
    public var description: String {
        channels == 1 ? "\(height)×\(width)" : "\(height)×\(width)×\(channels)"
    }
}
