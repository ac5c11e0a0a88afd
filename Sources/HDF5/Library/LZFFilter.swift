internal import CHDF5

/// The filter "lzf" that h5py brings along and the library lacks: unpacking alone.
///
/// The format is that of LibLZF: a byte under 32 announces so many literal bytes and one; any other a copy, of a length in
/// its upper three bits (7: and in the byte after), from as far back as its lower five bits and one more byte say.
enum LZFFilter {
    /// The number under which the filter is registered with The HDF Group.
    private static let number: H5Z_filter_t = 32000
    private static let name: StaticString = "lzf"

    /// Makes the filter known to the library.
    static func register() {
        let unpack: H5Z_func_t = { flags, _, _, byteCount, bufferSize, buffer in
            unsafe LZFFilter.unpack(flags, byteCount, bufferSize, buffer)
        }
        var filter = unsafe H5Z_class2_t()
        unsafe filter.version = CHDF5_H5Z_CLASS_T_VERS()
        unsafe filter.id = number
        unsafe filter.encoder_present = 0
        unsafe filter.decoder_present = 1
        // The library keeps the pointer; a static string stays where it is.
        unsafe filter.name = unsafe UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)
        unsafe filter.filter = unpack
        // Where it fails, data that need the filter are refused by its name, as with any other.
        _ = unsafe H5Zregister(&filter)
    }

    /// The function that the library calls with the bytes of a chunk: they are replaced by the unpacked ones.
    ///
    /// - Returns: How many bytes there are now; 0 for failure.
    private static func unpack(
        _ flags: UInt32, _ byteCount: Int, _ bufferSize: UnsafeMutablePointer<Int>?,
        _ buffer: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
    ) -> Int {
        guard flags & UInt32(H5Z_FLAG_REVERSE) != 0, let buffer = unsafe buffer, let bufferSize = unsafe bufferSize,
            let packed = unsafe buffer.pointee
        else { return 0 }
        let bytes = unsafe Array(UnsafeRawBufferPointer(start: packed, count: byteCount))
        guard let unpacked = decode(bytes), !unpacked.isEmpty,
            let memory = unsafe H5allocate_memory(unpacked.count, false)
        else { return 0 }
        unsafe unpacked.withUnsafeBytes { bytes in
            unsafe UnsafeMutableRawBufferPointer(start: memory, count: bytes.count).copyMemory(from: bytes)
        }
        _ = unsafe H5free_memory(packed)
        unsafe buffer.pointee = memory
        unsafe bufferSize.pointee = unpacked.count
        return unpacked.count
    }

    /// Unpacks bytes; nil where they are not what the format says.
    static func decode(_ packed: [UInt8]) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(packed.count * 2)
        var position = 0
        while position < packed.count {
            let control = Int(packed[position])
            position += 1
            if control < 32 {
                guard position + control < packed.count else { return nil }
                bytes.append(contentsOf: packed[position...position + control])
                position += control + 1
                continue
            }
            var length = control >> 5
            if length == 7 {
                guard position < packed.count else { return nil }
                length += Int(packed[position])
                position += 1
            }
            guard position < packed.count else { return nil }
            let distance = (control & 31) << 8 + Int(packed[position]) + 1
            position += 1
            guard distance <= bytes.count else { return nil }
            // A copy may reach into what it writes itself.
            let start = bytes.count - distance
            for offset in 0..<length + 2 { bytes.append(bytes[start + offset]) }
        }
        return bytes
    }
}
