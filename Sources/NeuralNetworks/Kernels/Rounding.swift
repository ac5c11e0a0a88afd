internal import CProcessor
internal import OneDNN

/// The name of the level of instructions that the program was built for, such as "x86-64-v3".
public let instructionLevel = unsafe String(cString: gibbous_level())

/// True if gradients are summed up faster in bfloat16: the processor has it, and this was compiled to use it.
public func gradientsGainByBFloat16() -> Bool { gibbous_has_pair_products != 0 && processorHasBFloat16() }

extension Lanes {
    /// Each number's bfloat16 form, rounded to the nearest, ties to even.
    @inline(__always)
    var rounded16: SIMD16<UInt16> { gibbous_rounded(self) }
}

extension UnsafeMutablePointer<UInt16> {
    /// Overwrites the numbers from `index` on.
    @inline(__always)
    func set(_ lanes: SIMD16<UInt16>, at index: Int) {
        unsafe UnsafeMutableRawPointer(self + index).storeBytes(of: lanes, as: SIMD16<UInt16>.self)
    }

    /// Overwrites the first `count` numbers from `index` on.
    @inline(__always)
    func set(_ lanes: SIMD16<UInt16>, at index: Int, count: Int) {
        guard count < laneCount else { return unsafe set(lanes, at: index) }
        for lane in 0..<count { unsafe self[index + lane] = lanes[lane] }
    }
}

/// Copies a matrix into its bfloat16 form.
///
/// - Parameters:
///   - source: Contiguous `Float`s, whose buffer may be read a vector beyond.
///   - destination: A matrix of as many bfloat16 numbers, whose buffer may be written a vector beyond.
func round(_ source: TensorView, to destination: TensorView) {
    let x = unsafe source.address
    let y = unsafe destination.bfloat16Address
    for index in stride(from: 0, to: source.count, by: laneCount) {
        unsafe y.set(x.lanes(at: index).rounded16, at: index)
    }
}
