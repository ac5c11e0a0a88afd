/// The numbers that vector loops take at a time; the compiler splits them where the machine's registers are shorter.
typealias Lanes = SIMD16<Float>

/// The number of elements of ``Lanes``.
let laneCount = Lanes.scalarCount

extension UnsafeMutablePointer<Float> {
    /// The numbers from `index` on.
    @inline(__always)
    func lanes(at index: Int) -> Lanes {
        unsafe UnsafeRawPointer(self + index).loadUnaligned(as: Lanes.self)
    }

    /// Overwrites the numbers from `index` on.
    @inline(__always)
    func set(_ lanes: Lanes, at index: Int) {
        unsafe UnsafeMutableRawPointer(self + index).storeBytes(of: lanes, as: Lanes.self)
    }

    /// The first `count` numbers from `index` on, and zeros.
    @inline(__always)
    func lanes(at index: Int, count: Int) -> Lanes {
        guard count < laneCount else { return unsafe lanes(at: index) }
        var lanes = Lanes.zero
        for lane in 0..<count { unsafe lanes[lane] = self[index + lane] }
        return lanes
    }

    /// Overwrites the first `count` numbers from `index` on.
    @inline(__always)
    func set(_ lanes: Lanes, at index: Int, count: Int) {
        guard count < laneCount else { return unsafe set(lanes, at: index) }
        for lane in 0..<count { unsafe self[index + lane] = lanes[lane] }
    }
}

extension Lanes {
    /// The sum of all numbers, in a fixed order.
    @inline(__always)
    var total: Float {
        let eight = lowHalf + highHalf
        let four = eight.lowHalf + eight.highHalf
        let two = four.lowHalf + four.highHalf
        return two[0] + two[1]
    }

    /// Each number's bits.
    @inline(__always)
    var bits: SIMD16<UInt32> { unsafe unsafeBitCast(self, to: SIMD16<UInt32>.self) }

    /// Numbers from their bits.
    @inline(__always)
    init(bits: SIMD16<UInt32>) { self = unsafe unsafeBitCast(bits, to: Lanes.self) }

    /// The larger of each pair.
    @inline(__always)
    static func maximum(_ a: Lanes, _ b: Lanes) -> Lanes { a.replacing(with: b, where: b .> a) }

    /// The smaller of each pair.
    @inline(__always)
    static func minimum(_ a: Lanes, _ b: Lanes) -> Lanes { a.replacing(with: b, where: b .< a) }

    /// Each number without its sign.
    @inline(__always)
    var magnitudes: Lanes { Lanes(bits: bits & SIMD16<UInt32>(repeating: 0x7FFF_FFFF)) }

    /// The numbers of the lanes, from 0.
    @inline(__always)
    static var counting: Lanes { Lanes(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15) }

    /// The greatest whole number that is no greater than each, for numbers of less than 4 millions.
    @inline(__always)
    var floor: Lanes {
        let nearest = (self + roundingConstant) - roundingConstant
        return nearest.replacing(with: nearest - 1, where: nearest .> self)
    }

    /// Whole numbers from 0 to 4 millions as such.
    @inline(__always)
    var wholeNumbers: SIMD16<UInt32> { (self + roundingConstant).bits &- roundingConstant.bits }
}
