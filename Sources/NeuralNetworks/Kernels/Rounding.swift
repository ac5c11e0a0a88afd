internal import OneDNN

extension Lanes {
    /// Each number's upper half, rounded to the nearest, ties to even: its bfloat16 form.
    ///
    /// NaN may become infinity or another NaN; a training that has met one is stopped anyway.
    @inline(__always)
    var rounded16: SIMD16<UInt16> {
        let shift = SIMD16<UInt32>(repeating: 16)
        let odd = (bits &>> shift) & SIMD16<UInt32>(repeating: 1)
        let halves = (bits &+ SIMD16<UInt32>(repeating: 0x7FFF) &+ odd) &>> shift
        // One by one, which the compiler makes an instruction of; the library's conversion of a vector would be called.
        var result = SIMD16<UInt16>()
        for lane in 0..<laneCount { result[lane] = UInt16(truncatingIfNeeded: halves[lane]) }
        return result
    }
}

extension UnsafeMutablePointer<UInt16> {
    /// Overwrites the numbers from `index` on.
    @inline(__always)
    func set(_ lanes: SIMD16<UInt16>, at index: Int) {
        unsafe UnsafeMutableRawPointer(self + index).storeBytes(of: lanes, as: SIMD16<UInt16>.self)
    }
}

/// Copies a matrix into its bfloat16 form.
///
/// - Parameters:
///   - source: Contiguous `Float`s, whose buffer may be read a vector beyond.
///   - destination: A matrix of as many bfloat16 numbers, whose buffer may be written a vector beyond.
func round(_ source: TensorView, to destination: TensorView) {
    let x = unsafe source.address
    let y = unsafe destination.halfAddress
    for index in stride(from: 0, to: source.count, by: laneCount) {
        unsafe y.set(x.lanes(at: index).rounded16, at: index)
    }
}
