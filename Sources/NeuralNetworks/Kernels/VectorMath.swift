// Elementary functions of whole vectors. The C library computes one number a call, which would cost more than the matrix
// products beside them; these are polynomials after range reduction, with errors of a few units in the last place.

/// 1.5 · 2²³: added and taken away again, it rounds to the nearest integer and leaves that integer in the low bits.
let roundingConstant = Lanes(repeating: 12_582_912)

/// eˣ of each number; exact limits beyond ±87.
@inline(__always)
func exponential(_ x: Lanes) -> Lanes {
    let clamped = Lanes.maximum(Lanes.minimum(x, Lanes(repeating: 88)), Lanes(repeating: -87))
    let shifted = clamped * 1.442_695_04 + roundingConstant
    let whole = shifted - roundingConstant
    // ln 2 in two parts, so that the remainder keeps its low bits.
    let remainder = (clamped - whole * 0.693_359_375) + whole * 2.121_944_4e-4
    var sum = Lanes(repeating: 1.987_569_15e-4)
    sum = sum * remainder + 1.398_199_95e-3
    sum = sum * remainder + 8.333_451_9e-3
    sum = sum * remainder + 4.166_579_6e-2
    sum = sum * remainder + 1.666_666_55e-1
    sum = sum * remainder + 0.5
    let mantissa = sum * remainder * remainder + remainder + 1
    return Lanes(bits: mantissa.bits &+ (shifted.bits &<< SIMD16<UInt32>(repeating: 23)))
}

/// The natural logarithm of each number, all of them positive and normal.
@inline(__always)
func logarithm(_ x: Lanes) -> Lanes {
    // x = m · 2ᵉ with m in [√½, √2): the offset moves the cut between exponents there.
    let offset = SIMD16<UInt32>(repeating: 0x3F35_04F3)
    let exponentBits = (x.bits &- offset) & SIMD16<UInt32>(repeating: 0xFF80_0000)
    let mantissa = Lanes(bits: x.bits &- exponentBits)
    let signed = unsafe unsafeBitCast(exponentBits, to: SIMD16<Int32>.self) &>> SIMD16<Int32>(repeating: 23)
    let exponent = Lanes(signed)
    return logarithm(aboutOne: mantissa - 1) + exponent * 0.693_147_18
}

/// ln(1 + u) of each number, for u from −0.3 to 1, by the series of the inverse hyperbolic tangent.
@inline(__always)
func logarithm(aboutOne u: Lanes) -> Lanes {
    let ratio = u / (u + 2)
    let square = ratio * ratio
    var sum = Lanes(repeating: 2.0 / 15)
    sum = sum * square + Lanes(repeating: 2.0 / 13)
    sum = sum * square + Lanes(repeating: 2.0 / 11)
    sum = sum * square + Lanes(repeating: 2.0 / 9)
    sum = sum * square + Lanes(repeating: 2.0 / 7)
    sum = sum * square + Lanes(repeating: 0.4)
    sum = sum * square + Lanes(repeating: 2.0 / 3)
    sum = sum * square + 2
    return sum * ratio
}

/// 1 / (1 + e⁻ˣ) of each number.
@inline(__always)
func logistic(_ x: Lanes) -> Lanes {
    let decayed = exponential(-x.magnitudes)
    let large = 1 / (1 + decayed)
    return large.replacing(with: decayed * large, where: x .< 0)
}

/// Sine and cosine of each number, for arguments up to some thousands.
@inline(__always)
func sineAndCosine(_ x: Lanes) -> (sine: Lanes, cosine: Lanes) {
    let shifted = x * 0.318_309_886 + roundingConstant
    let halfTurns = shifted - roundingConstant
    // π in three parts, so that the remainder keeps its low bits.
    var remainder = x - halfTurns * 3.140_625
    remainder -= halfTurns * 9.670_257_57e-4
    remainder -= halfTurns * 6.277_114_3e-7
    let square = remainder * remainder
    var sine = Lanes(repeating: -2.388_985_9e-8)
    sine = sine * square + 2.752_556_23e-6
    sine = sine * square - 1.984_087_4e-4
    sine = sine * square + 8.333_331_0e-3
    sine = sine * square - 1.666_666_67e-1
    sine = sine * square * remainder + remainder
    var cosine = Lanes(repeating: -2.605_0e-7)
    cosine = cosine * square + 2.476_091e-5
    cosine = cosine * square - 1.388_837_9e-3
    cosine = cosine * square + 4.166_663_6e-2
    cosine = cosine * square - 0.5
    cosine = cosine * square + 1
    // An odd number of half turns changes both signs.
    let sign = shifted.bits &<< SIMD16<UInt32>(repeating: 31)
    return (Lanes(bits: sine.bits ^ sign), Lanes(bits: cosine.bits ^ sign))
}
