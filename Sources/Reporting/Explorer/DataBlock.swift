internal import Compression
internal import Foundation

/// Bytes as a page holds them: deflated (RFC 1951) where that makes them shorter, and in base64.
struct DataBlock: Encodable, Sendable, Equatable {
    let text: String
    /// The number of bytes.
    let count: Int
    let isDeflated: Bool

    private enum CodingKeys: String, CodingKey {
        case text = "b"
        case count = "n"
        case isDeflated = "z"
    }

    /// Most effort is for blocks that are packed in less than a second or so with it.
    private static let (small, levels) = (4_000_000, (small: 12, large: 6))

    /// A block of bytes, packed with an effort from 1 to 12, or with one that suits their number.
    init(_ bytes: [UInt8], level: Int? = nil) {
        let level = level ?? (bytes.count < Self.small ? Self.levels.small : Self.levels.large)
        let packed = bytes.isEmpty ? bytes : Deflater(level: level)?.deflate(bytes) ?? bytes
        isDeflated = packed.count < bytes.count
        count = bytes.count
        text = Data(isDeflated ? packed : bytes).base64EncodedString()
    }

    /// Words of 16 bits, all low bytes before all high ones, which repeat each other more.
    init(_ words: [UInt16]) {
        self.init(words.map { UInt8(truncatingIfNeeded: $0) } + words.map { UInt8(truncatingIfNeeded: $0 >> 8) })
    }

    /// Words of 32 bits, the low byte of each first.
    init(_ words: [UInt32]) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(4 * words.count)
        for word in words { for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) } }
        self.init(bytes)
    }

    /// Numbers in single precision (IEEE 754), the low byte of each first.
    init(_ numbers: [Float]) { self.init(numbers.map(\.bitPattern)) }

    /// Texts, as a JSON array in UTF-8.
    init(_ texts: [String]) throws { self.init(Array(try JSONEncoder().encode(texts))) }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(text, forKey: .text)
        try container.encode(count, forKey: .count)
        try container.encode(isDeflated ? 1 : 0, forKey: .isDeflated)
    }
}
