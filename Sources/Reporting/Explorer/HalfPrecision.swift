/// Numbers in half precision (IEEE 754 binary16), with all or some of the ten bits of their fractions.
enum HalfPrecision {
    /// The largest finite number.
    static let largest: Float = 65_504
    /// The bits of a fraction.
    static let allBits = 10

    /// The bits of the half nearest to a number, of those whose fraction ends in zeros after so many bits; ties go to the even one.
    ///
    /// - Precondition: The number is no larger than ``largest``.
    static func bits(of number: Float, fraction kept: Int = allBits) -> UInt16 {
        precondition(number.magnitude <= largest, "\(number) in half precision")
        let sign = UInt16(truncatingIfNeeded: number.bitPattern >> 16) & 0x8000
        let magnitude = number.magnitude.bitPattern
        // Numbers below the smallest normal one are multiples of 2⁻²⁴.
        guard magnitude >= 0x3880_0000 else {
            return sign | UInt16((number.magnitude * 0x1p24).rounded(.toNearestOrEven))
        }
        let dropped = UInt32(23 - kept)
        let half: UInt32 = 1 << (dropped - 1)
        let odd = magnitude >> dropped & 1
        let rounded = ((magnitude + half - 1 + odd) >> dropped) << dropped
        let result = (rounded - 0x3800_0000) >> 13
        // Rounding up to infinity is rounding too far.
        return sign | UInt16(result >= 0x7C00 ? 0x7BFF & ~((1 << UInt32(allBits - kept)) - 1) : result)
    }

    /// The number that bits stand for.
    static func number(of bits: UInt16) -> Float {
        let sign: Float = bits & 0x8000 == 0 ? 1 : -1
        let (exponent, fraction) = (UInt32(bits >> 10 & 31), UInt32(bits & 1023))
        guard exponent > 0 else { return sign * Float(fraction) * 0x1p-24 }
        return sign * Float(bitPattern: (exponent + 112) << 23 | fraction << 13)
    }

    /// A number rounded to a half with so many bits of its fraction; itself if it is too large for one.
    static func rounded(_ number: Float, fraction kept: Int) -> Float {
        guard number.magnitude <= largest else { return number }
        return Self.number(of: bits(of: number, fraction: kept))
    }
}
