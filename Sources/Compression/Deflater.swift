internal import CLibdeflate

/// Packs bytes into raw deflate streams: one thread's worth of libdeflate.
@safe package struct Deflater: ~Copyable {
    private let compressor: OpaquePointer

    /// Makes one; nil where there is no memory for it.
    ///
    /// - Parameter level: The effort, from 1 to 12: the higher, the smaller and slower.
    package init?(level: Int = 9) {
        precondition((1...12).contains(level), "a level of \(level)")
        guard let made = unsafe libdeflate_alloc_compressor(Int32(level)) else { return nil }
        unsafe compressor = made
    }

    deinit { unsafe libdeflate_free_compressor(compressor) }

    /// The bytes as a deflate stream (RFC 1951), without header and checksum.
    ///
    /// - Complexity: O(bytes); about a second for 10 to 50 million of them, by the level.
    package func deflate(_ bytes: [UInt8]) -> [UInt8] {
        unsafe packed(bytes, most: libdeflate_deflate_compress_bound(compressor, bytes.count)) { source, target in
            unsafe libdeflate_deflate_compress(
                compressor, source.baseAddress, source.count, target.baseAddress, target.count)
        }
    }

    /// The bytes as a zlib stream (RFC 1950).
    ///
    /// - Complexity: As of ``deflate(_:)``.
    package func zlib(_ bytes: [UInt8]) -> [UInt8] {
        unsafe packed(bytes, most: libdeflate_zlib_compress_bound(compressor, bytes.count)) { source, target in
            unsafe libdeflate_zlib_compress(
                compressor, source.baseAddress, source.count, target.baseAddress, target.count)
        }
    }

    private func packed(
        _ bytes: [UInt8], most: Int, by pack: (UnsafeRawBufferPointer, UnsafeMutableRawBufferPointer) -> Int
    ) -> [UInt8] {
        var packed = [UInt8](repeating: 0, count: most)
        let count = unsafe packed.withUnsafeMutableBytes { target in
            unsafe bytes.withUnsafeBytes { source in unsafe pack(source, target) }
        }
        precondition(count > 0, "libdeflate has its own bound for how long a stream can become")
        packed.removeLast(packed.count - count)
        return packed
    }
}
