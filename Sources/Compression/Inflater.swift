internal import CLibdeflate

/// Unpacks zlib streams, as gzip filters make them: one thread's worth of libdeflate.
@safe package struct Inflater: ~Copyable {
    private let decompressor: OpaquePointer

    /// Makes one; nil where there is no memory for it.
    package init?() {
        guard let made = unsafe libdeflate_alloc_decompressor() else { return nil }
        unsafe decompressor = made
    }

    deinit { unsafe libdeflate_free_decompressor(decompressor) }

    /// Unpacks a zlib stream (RFC 1950), whose checksum is verified.
    ///
    /// - Parameters:
    ///   - packed: The stream, and whatever may come after it.
    ///   - destination: Where to; the stream has to fill it to the last byte.
    /// - Returns: What was wrong; nil where nothing was.
    @unsafe package func inflate(
        _ packed: UnsafeRawBufferPointer, into destination: UnsafeMutableRawBufferPointer
    ) -> String? {
        let result = unsafe libdeflate_zlib_decompress(
            decompressor, packed.baseAddress, packed.count, destination.baseAddress, destination.count, nil)
        switch result {
        case LIBDEFLATE_SUCCESS: return nil
        case LIBDEFLATE_SHORT_OUTPUT: return "it unpacks to fewer than \(destination.count) bytes"
        case LIBDEFLATE_INSUFFICIENT_SPACE: return "it unpacks to more than \(destination.count) bytes"
        default: return "its \(packed.count) bytes are no gzip stream, or a damaged one"
        }
    }

    /// The most bytes that one byte of a stream can become: matches of 258 bytes in two bits.
    package static let maximumExpansion = 1032
}
