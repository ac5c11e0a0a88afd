internal import Foundation

/// A random-number generator whose sequence depends on its seed and stream alone.
///
/// xoshiro256++ (Blackman and Vigna, 2019), its state filled by SplitMix64 as its authors advise. The sequence is the
/// same on every platform, which Swift's system generator is not.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: (UInt64, UInt64, UInt64, UInt64)
    private var spareNormal: Double?

    /// A generator for one purpose under a seed.
    ///
    /// - Parameters:
    ///   - seed: The user's seed.
    ///   - stream: A name for what the numbers are used for; different names give independent sequences, so that adding a
    ///     use does not shift the others.
    public init(seed: UInt64, stream: String) {
        var mixer = seed
        for byte in stream.utf8 { mixer = SeededGenerator.splitMix(&mixer) ^ UInt64(byte) }
        state = (
            SeededGenerator.splitMix(&mixer), SeededGenerator.splitMix(&mixer), SeededGenerator.splitMix(&mixer),
            SeededGenerator.splitMix(&mixer)
        )
    }

    /// The state of the generator, in ``wordCount`` numbers.
    public var words: [UInt64] {
        [state.0, state.1, state.2, state.3, spareNormal == nil ? 0 : 1, spareNormal?.bitPattern ?? 0]
    }

    /// The number of numbers in `words`.
    public static let wordCount = 6

    /// A generator that goes on from where another stood; nil of numbers that are no place of any.
    public init?(words: some Collection<UInt64>) {
        let words = Array(words)
        // From 0, nothing but 0 would come.
        guard words.count == SeededGenerator.wordCount, words[..<4].contains(where: { $0 != 0 }) else { return nil }
        state = (words[0], words[1], words[2], words[3])
        spareNormal = words[4] == 0 ? nil : Double(bitPattern: words[5])
    }

    public mutating func next() -> UInt64 {
        let result = rotated(state.0 &+ state.3, by: 23) &+ state.0
        let shifted = state.1 << 17
        state.2 ^= state.0
        state.3 ^= state.1
        state.1 ^= state.2
        state.0 ^= state.3
        state.2 ^= shifted
        state.3 = rotated(state.3, by: 45)
        return result
    }

    /// A uniform number in `[0, 1)` with 53 random bits.
    public mutating func uniform() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// A number from the standard normal distribution, by the polar method (Marsaglia, 1964).
    public mutating func normal() -> Double {
        if let spare = spareNormal {
            spareNormal = nil
            return spare
        }
        while true {
            let x = 2 * uniform() - 1
            let y = 2 * uniform() - 1
            let square = x * x + y * y
            if square > 0 && square < 1 {
                let factor = (-2 * log(square) / square).squareRoot()
                spareNormal = y * factor
                return x * factor
            }
        }
    }

    /// The numbers `0..<count` in random order.
    public mutating func permutation(of count: Int) -> [Int] {
        var order = Array(0..<count)
        order.shuffle(using: &self)
        return order
    }

    /// Draws of N(0, 1), row after row: `[rows, columns]`.
    public mutating func normals(rows: Int, columns: Int) -> Matrix {
        var matrix = Matrix(rows: rows, columns: columns)
        for index in matrix.values.indices { matrix.values[index] = Float(normal()) }
        return matrix
    }

    private func rotated(_ value: UInt64, by count: UInt64) -> UInt64 {
        (value << count) | (value >> (64 - count))
    }

    private static func splitMix(_ state: inout UInt64) -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
