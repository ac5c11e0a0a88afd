internal import Foundation

/// Numbers as whole ones between a lowest and a highest, `low + q / steps · (high − low)`.
struct QuantizedNumbers: Sendable, Equatable {
    /// The number that 0 stands for.
    let low: Double
    /// The number that `steps` stands for.
    let high: Double
    /// The whole number of each; `missing` of one that is not finite.
    let values: [UInt16]

    /// Quantises numbers between the lowest and the highest of them.
    ///
    /// - Parameters:
    ///   - numbers: The numbers.
    ///   - steps: The whole number that the highest becomes.
    ///   - missing: The whole number of those that are not finite.
    ///   - range: The lowest and the highest, beyond which numbers are cut; those of the numbers if nil.
    ///   - spacing: The whole numbers that are used are multiples of this one.
    init(
        _ numbers: some Collection<Double>, steps: UInt16, missing: UInt16, range: ClosedRange<Double>? = nil,
        spacing: UInt16 = 1
    ) {
        var (least, most) = (Double.infinity, -Double.infinity)
        if range == nil {
            for number in numbers where number.isFinite { (least, most) = (min(least, number), max(most, number)) }
        }
        let range = range ?? (least <= most ? least...most : 0...0)
        let (low, high) = (range.lowerBound, range.upperBound)
        // Differences of the largest numbers overflow.
        let factor = high > low ? Double(steps) / Double(spacing) / (high / 2 - low / 2) : 0
        let highest = Double(steps / spacing)
        values = numbers.map { number in
            guard number.isFinite else { return missing }
            let place = (min(max(number, low), high) / 2 - low / 2) * factor
            return UInt16(min(max(place.isFinite ? place.rounded() : 0, 0), highest)) * spacing
        }
        (self.low, self.high) = (low, high)
    }

    /// The whole numbers as bytes, for `steps` and `missing` below 256.
    var bytes: [UInt8] { values.map { UInt8(truncatingIfNeeded: $0) } }
}
