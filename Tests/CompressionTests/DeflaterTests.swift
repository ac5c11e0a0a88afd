import Testing

@testable import Compression

@Suite struct DeflaterTests {
    /// The bytes of a raw deflate stream, unpacked as the zlib stream that header and checksum make of it.
    private func unpacked(_ stream: [UInt8], as bytes: [UInt8]) throws -> [UInt8] {
        let inflater = try #require(Inflater())
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
            let deflater = try #require(Deflater(level: level))
            #expect(try unpacked(deflater.deflate(bytes), as: bytes) == bytes)
        }
    }

    @Test func repetitionsTakeLittleRoom() throws {
        let deflater = try #require(Deflater())
        let bytes = [UInt8](repeating: 7, count: 100_000)
        let packed = deflater.deflate(bytes)
        #expect(packed.count < 500)
        #expect(packed == deflater.deflate(bytes))
    }
}
