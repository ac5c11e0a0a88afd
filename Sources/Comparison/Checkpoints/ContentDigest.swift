/// A number that tells contents apart: the same bytes have the same digest, and others practically never.
///
/// It finds accidents, not forgery: a multiplicative hash of eight-byte words, mixed as SplitMix64 mixes.
struct ContentDigest {
    private var state: UInt64 = 0x243F_6A88_85A3_08D3

    /// Takes in the next bytes.
    ///
    /// - Complexity: One multiplication for eight bytes.
    mutating func add(_ bytes: RawSpan) {
        let words = bytes.byteCount / 8
        for word in 0..<words {
            mix(unsafe bytes.unsafeLoadUnaligned(fromByteOffset: word * 8, as: UInt64.self))
        }
        var rest: UInt64 = 0
        for index in words * 8..<bytes.byteCount {
            rest = rest << 8 | UInt64(unsafe bytes.unsafeLoad(fromByteOffset: index, as: UInt8.self))
        }
        // The length closes each piece, so that pieces cannot run into each other.
        mix(rest)
        mix(UInt64(bytes.byteCount))
    }

    mutating func add<Number: BitwiseCopyable>(_ numbers: [Number]) { add(unsafe numbers.span.bytes) }

    mutating func add(_ text: String) { add(Array(text.utf8)) }

    @inline(__always)
    private mutating func mix(_ word: UInt64) {
        state = (state ^ word) &* 0x9E37_79B9_7F4A_7C15
        state ^= state >> 29
    }

    /// The digest of all that was taken in.
    var value: UInt64 {
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
