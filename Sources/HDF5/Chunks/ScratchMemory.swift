internal import Foundation

/// Memory without contents of its own, kept from one use to the next.
@safe struct ScratchMemory: ~Copyable {
    private var bytes = unsafe UnsafeMutableRawBufferPointer(start: nil, count: 0)

    deinit { unsafe free(bytes.baseAddress) }

    /// The first bytes of it, as many as asked for; what was in them may be lost.
    ///
    /// - Returns: Memory aligned for any number, valid until this is called again; nil where there is none to be had.
    @unsafe mutating func reserve(_ count: Int) -> UnsafeMutableRawBufferPointer? {
        if unsafe bytes.count < max(count, 1) {
            unsafe free(bytes.baseAddress)
            unsafe bytes = UnsafeMutableRawBufferPointer(start: nil, count: 0)
            guard let start = unsafe malloc(max(count, 1)) else { return nil }
            unsafe bytes = UnsafeMutableRawBufferPointer(start: start, count: max(count, 1))
        }
        return unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[0..<count])
    }
}
