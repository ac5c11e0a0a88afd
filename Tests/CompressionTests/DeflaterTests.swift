import Testing

@testable import Compression

private struct NoMemory: Error {}

@Suite struct DeflaterTests {
    /// The bytes of a raw deflate stream, unpacked as the zlib stream that header and checksum make of it.
    private func unpacked(_ stream: [UInt8], as bytes: [UInt8]) throws -> [UInt8] {
        guard let inflater = Inflater() else { throw NoMemory() }
        var (first, second) = (UInt32(1), UInt32(0))
        for byte in bytes {
            first = (first + UInt32(byte)) % 65_521
            second = (second + first) % 65_521
        }
        let checksum = second << 16 | first
        let wrapped = [0x78, 0x9C] + stream + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: checksum >> $0) }
        var result = [UInt8](repeating: 0, count: bytes.count)
        let problem = unsafe result.withUnsafeMutableBytes { target in
            unsafe wrapped.withUnsafeBytes { source in unsafe inflater.inflate(source, into: target) }
        }
        #expect(problem == nil)
        return result
    }

    @Test(arguments: [0, 1, 2, 1_000, 100_000])
    func bytesComeBack(count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * $0 / 7) }
        for level in [1, 6, 9, 12] {
            guard let deflater = Deflater(level: level) else { throw NoMemory() }
            #expect(try unpacked(deflater.deflate(bytes), as: bytes) == bytes)
        }
    }

    @Test func repetitionsTakeLittleRoom() throws {
        guard let deflater = Deflater() else { throw NoMemory() }
        let bytes = [UInt8](repeating: 7, count: 100_000)
        let packed = deflater.deflate(bytes)
        #expect(packed.count < 500)
        #expect(packed == deflater.deflate(bytes))
        // The same between header and checksum.
        #expect(Array(deflater.zlib(bytes).dropFirst(2).dropLast(4)) == packed)
    }
}
