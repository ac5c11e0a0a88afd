public import Core
public import OneDNN

/// Sixteen random-number generators side by side, for noise on whole batches.
///
/// xoshiro128+ (Blackman and Vigna, 2018) in each lane, each with a state of its own.
public struct LaneGenerator {
    private var state: (SIMD16<UInt32>, SIMD16<UInt32>, SIMD16<UInt32>, SIMD16<UInt32>)

    /// Generators whose states are drawn from another generator.
    public init(from generator: inout SeededGenerator) {
        func word() -> SIMD16<UInt32> {
            var lanes = SIMD16<UInt32>()
            for lane in 0..<16 { lanes[lane] = UInt32(truncatingIfNeeded: generator.next() >> 32) | 1 }
            return lanes
        }
        state = (word(), word(), word(), word())
    }

    /// The length of `words`.
    static let wordCount = 64

    /// The states of the generators, in ``wordCount`` numbers.
    public var words: [UInt64] {
        [state.0, state.1, state.2, state.3].flatMap { lanes in (0..<16).map { UInt64(lanes[$0]) } }
    }

    /// Generators that go on from where others stood.
    ///
    /// - Parameter words: The state, as `words` gave it.
    public init(words: some Collection<UInt64>) {
        precondition(words.count == LaneGenerator.wordCount)
        let words = words.map { UInt32(truncatingIfNeeded: $0) }
        func lanes(_ part: Int) -> SIMD16<UInt32> { SIMD16(words[part * 16..<(part + 1) * 16]) }
        state = (lanes(0), lanes(1), lanes(2), lanes(3))
    }

    @inline(__always)
    private mutating func next() -> SIMD16<UInt32> {
        let result = state.0 &+ state.3
        let shifted = state.1 &<< SIMD16<UInt32>(repeating: 9)
        state.2 ^= state.0
        state.3 ^= state.1
        state.1 ^= state.2
        state.0 ^= state.3
        state.2 ^= shifted
        state.3 =
            (state.3 &<< SIMD16<UInt32>(repeating: 11)) | (state.3 &>> SIMD16<UInt32>(repeating: 21))
        return result
    }

    /// Uniform numbers in (0, 1).
    @inline(__always)
    mutating func uniform() -> Lanes {
        // 23 random bits as the mantissa of a number in [1, 2), moved by half a step so that 0 cannot come.
        let mantissa = (next() &>> SIMD16<UInt32>(repeating: 9)) | SIMD16<UInt32>(repeating: 0x3F80_0000)
        return Lanes(bits: mantissa) - 0.999_999_94
    }

    /// Two vectors of standard normal numbers (Box and Muller, 1958).
    @inline(__always)
    mutating func normals() -> (Lanes, Lanes) {
        let radius = (-2 * logarithm(uniform())).squareRoot()
        let (sine, cosine) = sineAndCosine(uniform() * 6.283_185_3)
        return (radius * cosine, radius * sine)
    }

    /// Fills a matrix that has its own buffer with standard normal numbers.
    public mutating func fillNormal(_ view: TensorView) {
        let destination = unsafe view.address
        let count = view.count
        var index = 0
        while index < count {
            let (first, second) = normals()
            unsafe destination.set(first, at: index)
            // Past the end lies the buffer's padding, one vector long.
            if index + laneCount < count { unsafe destination.set(second, at: index + laneCount) }
            index += 2 * laneCount
        }
    }
}
