internal import Core
internal import Drawing
internal import Foundation

/// A marked value of an axis and its label.
package struct Tick: Sendable, Equatable {
    package var value: Double
    package var label: String
}

/// The ticks of an axis, and the power of ten that its labels leave to the axis title.
package struct TickLabels: Sendable, Equatable {
    package var ticks: [Tick]
    /// Labels are to be multiplied by ten to this power.
    package var exponent: Int

    /// The title with the power of ten that the labels leave out, if any.
    package func title(_ title: String) -> String {
        guard exponent != 0 else { return title }
        let factor = "×\u{202F}" + NumberFormat.powerOfTen(exponent)
        if title.isEmpty { return factor }
        // A title that already has something in parentheses takes the factor into them.
        if title.hasSuffix(")"), let open = title.lastIndex(of: "(") {
            return "\(title[...open])\(factor), \(title[title.index(after: open)...])"
        }
        return "\(title) (\(factor))"
    }

    /// Labels for evenly spaced values.
    package init(values: [Double]) {
        let largest = values.map { abs($0) }.max() ?? 0
        let isUnreadable = largest >= 1e5 || (largest > 0 && largest < 0.01)
        let exponent = isUnreadable ? Int(log10(largest * 1.000001).rounded(.down)) : 0
        let scale = pow(10, Double(-exponent))
        let step = values.count > 1 ? (values[1] - values[0]) * scale : largest * scale
        let decimals = max(
            NumberFormat.decimals(for: step),
            (values.first { $0 != 0 }).map { NumberFormat.decimals(for: abs($0) * scale) } ?? 0)
        self.exponent = exponent
        ticks = values.map {
            Tick(value: $0, label: NumberFormat.decimal($0 * scale, decimals: min(decimals, 8)))
        }
    }

    /// Ticks whose labels are given.
    init(ticks: [Tick]) {
        self.ticks = ticks
        exponent = 0
    }
}

extension TickLabels {
    /// Ticks for an axis of a length in points: three to five, at least 12 mm apart where the axis is long enough.
    package static func labels(
        of scale: AxisScale, length: Double, spacing: Double = 12 * pointsPerMillimetre
    ) -> TickLabels {
        switch scale.kind {
        case .linear: evenLabels(scale, length: length, spacing: spacing)
        case .log2: octaveLabels(scale, length: length, spacing: spacing)
        case .log10: decadeLabels(scale, length: length, spacing: spacing)
        }
    }

    /// Ticks for two axes of one unit and one length, at the same step where both have enough ticks with it.
    package static func sharedLabels(x: AxisScale, y: AxisScale, length: Double) -> (x: TickLabels, y: TickLabels) {
        let own = (labels(of: x, length: length), labels(of: y, length: length))
        let steps = [own.0, own.1].compactMap { labels -> Double? in
            labels.ticks.count < 2 ? nil : labels.ticks[1].value - labels.ticks[0].value
        }
        guard steps.count == 2, steps[0] != steps[1] else { return own }
        for step in steps.sorted(by: >) {
            let shared = (multiples(of: step, on: x), multiples(of: step, on: y))
            if (3...5).contains(shared.0.count) && (3...5).contains(shared.1.count) {
                return (TickLabels(values: shared.0), TickLabels(values: shared.1))
            }
        }
        return own
    }

    private static func multiples(of step: Double, on scale: AxisScale) -> [Double] {
        let first = (scale.low / step - 1e-9).rounded(.up)
        let last = (scale.high / step + 1e-9).rounded(.down)
        guard first <= last, last - first < 100 else { return [] }
        return Array(stride(from: first, through: last, by: 1)).map { $0 == 0 ? 0 : $0 * step }
    }

    private static func evenLabels(_ scale: AxisScale, length: Double, spacing: Double) -> TickLabels {
        let range = scale.high - scale.low
        let fitting = length / spacing + 1
        let target = min(5, max(2.5, fitting - 0.5))
        var search = ExtendedWilkinson(
            target: target, counts: 3...5, minimumStep: range / max(length, 1) * spacing, staysInside: true,
            largestSkip: 1, isOfCounts: scale.isOfCounts)
        // An axis too short for three ticks so far apart gets closer ones, then two, rather than odd numbers or none.
        for (minimumCount, factor) in [(3, 1.0), (3, 0.7), (2, 1.0), (3, 0.5), (2, 0.3), (2, 0)] {
            search.counts = minimumCount...5
            search.minimumStep = range / max(length, 1) * spacing * factor
            let values = search.ticks(from: scale.low, to: scale.high)
            if !values.isEmpty { return TickLabels(values: values) }
        }
        return TickLabels(ticks: [])
    }

    private static func octaveLabels(_ scale: AxisScale, length: Double, spacing: Double) -> TickLabels {
        let first = Int(log2(scale.low) - 1e-9, rounding: .up)
        let last = Int(log2(scale.high) + 1e-9, rounding: .down)
        guard first <= last else { return evenLabels(scale, length: length, spacing: spacing) }
        var stride = 1
        let octave = length / log2(scale.high / scale.low)
        // Powers of two are short: a little over half the usual distance keeps them apart.
        while octave * Double(stride) < spacing * 0.55 { stride += 1 }
        let ticks = Swift.stride(from: first, through: last, by: stride).map { (exponent: Int) -> Tick in
            let value = pow(2, Double(exponent))
            return Tick(value: value, label: NumberFormat.decimal(value, decimals: max(0, -exponent)))
        }
        return TickLabels(ticks: ticks)
    }

    private static func decadeLabels(_ scale: AxisScale, length: Double, spacing: Double) -> TickLabels {
        let first = Int(log10(scale.low).rounded(.down))
        let last = Int(log10(scale.high).rounded(.up))
        let mantissas: [[Double]] = [[1, 2, 5], [1, 3], [1]]
        for set in mantissas {
            let values = (first...last).flatMap { (decade: Int) -> [Double] in
                set.map { $0 * pow(10, Double(decade)) }
            }.filter(scale.includes)
            let positions = values.map { scale.fraction(of: $0) * length }
            let gaps = zip(positions.dropFirst(), positions).map { $0 - $1 }
            if values.count >= 2 && values.count <= 6 && (gaps.min() ?? 0) >= spacing * 0.6 {
                return TickLabels(decades: values)
            }
        }
        var stride = 1
        while length / log10(scale.high / scale.low) * Double(stride) < spacing * 0.6 { stride += 1 }
        let decades = Swift.stride(from: first, through: last, by: stride).map { (decade: Int) -> Double in
            pow(10, Double(decade))
        }.filter(scale.includes)
        if decades.count >= 2 { return TickLabels(decades: decades) }
        return evenLabels(scale, length: length, spacing: spacing)
    }

    /// Labels of a logarithmic axis: plain numbers, or powers of ten for all where one of them would be long.
    private init(decades values: [Double]) {
        let exponents = values.map { Int((log10($0) + 1e-9).rounded(.down)) }
        let arePlain = exponents.allSatisfy { $0 >= -3 && $0 <= 4 }
        ticks = zip(values, exponents).map { value, exponent in
            if arePlain { return Tick(value: value, label: NumberFormat.decimal(value, decimals: max(0, -exponent))) }
            let mantissa = (value / pow(10, Double(exponent))).rounded()
            let power = NumberFormat.powerOfTen(exponent)
            return Tick(
                value: value,
                label: mantissa == 1 ? power : NumberFormat.decimal(mantissa, decimals: 0) + "·" + power)
        }
        exponent = 0
    }
}

extension TickLabels {
    /// The ticks whose labels can be written without reaching into each other: all, or every second, third and so on.
    ///
    /// - Parameters:
    ///   - place: The place of a value along the axis, in points.
    ///   - room: The length that a label takes along the axis, with the gap to the next.
    /// - Returns: The ticks with labels; the first alone where no two fit.
    package func legible(at place: (Double) -> Double, room: (String) -> Double) -> [Tick] {
        let taken = ticks.map { (middle: place($0.value), length: room($0.label)) }
        for stride in 1..<max(2, ticks.count) {
            let kept = Array(Swift.stride(from: 0, to: ticks.count, by: stride))
            let isLegible = zip(kept, kept.dropFirst()).allSatisfy { one, next in
                abs(taken[next].middle - taken[one].middle) >= (taken[one].length + taken[next].length) / 2
            }
            if isLegible { return kept.map { ticks[$0] } }
        }
        return Array(ticks.prefix(1))
    }
}

extension AxisScale {
    /// True if a value lies on the axis, rounding aside.
    fileprivate func includes(_ value: Double) -> Bool {
        value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)
    }
}

extension Int {
    fileprivate init(_ value: Double, rounding rule: FloatingPointRoundingRule) {
        self.init(value.rounded(rule))
    }
}
