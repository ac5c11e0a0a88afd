import Compression
import Foundation
import Testing

private struct NoMemory: Error {}

/// The data of a page, read as its script reads them, by code of their own.
enum PageBlocks {
    /// The bytes of a block.
    static func bytes(_ block: Any?) throws -> [UInt8] {
        let block = try #require(block as? [String: Any])
        let text = try #require(block["b"] as? String)
        let count = try #require(block["n"] as? Int)
        let stored = [UInt8](try #require(Data(base64Encoded: text)))
        guard block["z"] as? Int == 1 else {
            #expect(stored.count == count)
            return stored
        }
        return try inflated(stored, count: count)
    }

    /// Words of 16 bits, from their low bytes and then their high ones.
    static func words(_ block: Any?) throws -> [UInt16] {
        let bytes = try bytes(block)
        let count = bytes.count / 2
        return (0..<count).map { UInt16(bytes[$0]) | UInt16(bytes[count + $0]) << 8 }
    }

    /// Words of 32 bits.
    static func longWords(_ block: Any?) throws -> [UInt32] {
        let bytes = try bytes(block)
        return stride(from: 0, to: bytes.count, by: 4).map { start in
            (0..<4).reduce(0) { $0 | UInt32(bytes[start + $1]) << UInt32(8 * $1) }
        }
    }

    static func singles(_ block: Any?) throws -> [Float] { try longWords(block).map { Float(bitPattern: $0) } }

    /// Numbers in half precision, by their definition.
    static func halves(_ block: Any?) throws -> [Float] {
        try words(block).map { bits in
            let (exponent, fraction) = (Int(bits >> 10 & 31), Double(bits & 1023))
            let magnitude =
                exponent == 0 ? fraction * exp2(-24) : (1 + fraction / 1024) * exp2(Double(exponent - 15))
            return Float(bits & 0x8000 == 0 ? magnitude : -magnitude)
        }
    }

    /// The bytes of a raw deflate stream: the checksum of a zlib stream is not known, and all that is wrong with it.
    private static func inflated(_ stream: [UInt8], count: Int) throws -> [UInt8] {
        guard let inflater = Inflater() else { throw NoMemory() }
        var result = [UInt8](repeating: 0, count: count)
        // The bytes are there after the first attempt, and confirmed by the second.
        _ = unpack(stream, checksum: 0, by: inflater, into: &result)
        var (first, second) = (UInt32(1), UInt32(0))
        for byte in result {
            first = (first + UInt32(byte)) % 65_521
            second = (second + first) % 65_521
        }
        let problem = unpack(stream, checksum: second << 16 | first, by: inflater, into: &result)
        #expect(problem == nil)
        return result
    }

    /// Unpacks a stream as the zlib stream that header and checksum make of it.
    private static func unpack(
        _ stream: [UInt8], checksum: UInt32, by inflater: borrowing Inflater, into result: inout [UInt8]
    ) -> String? {
        let wrapped = [0x78, 0x9C] + stream + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: checksum >> $0) }
        return unsafe result.withUnsafeMutableBytes { target in
            unsafe wrapped.withUnsafeBytes { source in unsafe inflater.inflate(source, into: target) }
        }
    }
}
