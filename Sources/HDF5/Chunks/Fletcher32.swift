/// The checksum that the filter fletcher32 appends to a chunk.
///
/// Two sums modulo 65,535 of the big-endian 16-bit words: of the words, and of the first sum after each word. A last odd byte
/// counts as a word that a zero byte ends.
enum Fletcher32 {
    /// The bytes that the checksum takes.
    static let length = 4

    /// The checksum of bytes.
    @unsafe static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        var (first, second): (UInt64, UInt64) = (0, 0)
        let pairs = bytes.count / 2
        // So many words of 16 bits can't make the second sum overflow.
        let maximumAtOnce = 1 << 20
        for start in stride(from: 0, to: pairs, by: maximumAtOnce) {
            for index in start..<min(start + maximumAtOnce, pairs) {
                first &+= UInt64(unsafe bytes.loadUnaligned(fromByteOffset: 2 * index, as: UInt16.self).bigEndian)
                second &+= first
            }
            (first, second) = (folded(first), folded(second))
        }
        if bytes.count % 2 == 1 {
            first += UInt64(unsafe bytes[bytes.count - 1]) << 8
            second += first
        }
        return UInt32(folded(second)) << 16 | UInt32(folded(first))
    }

    /// True if the checksum that ends the bytes is that of those before it.
    @unsafe static func isIntact(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count >= length else { return false }
        let end = bytes.count - length
        let stored = UInt32(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: end, as: UInt32.self))
        let computed = unsafe checksum(UnsafeRawBufferPointer(rebasing: bytes[0..<end]))
        // HDF5 before 1.6.3 swapped the bytes of each word on little-endian machines.
        let swapped = (computed & 0x00ff_00ff) << 8 | (computed >> 8) & 0x00ff_00ff
        return stored == computed || stored == swapped
    }

    /// Modulo 65,535, but 65,535 for any multiple of it other than 0, as adding the carry back again and again gives.
    private static func folded(_ sum: UInt64) -> UInt64 {
        sum == 0 ? 0 : (sum - 1) % 65_535 + 1
    }
}
