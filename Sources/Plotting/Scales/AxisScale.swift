internal import Foundation

/// The map from values to positions along an axis.
package struct AxisScale: Sendable, Equatable {
    package enum Kind: Sendable { case linear, log2, log10 }

    package let kind: Kind
    /// The value at the axis' start.
    package let low: Double
    /// The value at the axis' end.
    package let high: Double
    /// True if values are counts, such as epochs, of which ticks stand at whole numbers alone.
    package private(set) var isOfCounts = false

    /// A scale between two finite values; equal ones are moved apart so that there is an axis.
    ///
    /// - Precondition: both values are finite, and positive for a logarithmic scale.
    package init(_ kind: Kind, from low: Double, to high: Double) {
        precondition(low.isFinite && high.isFinite && low <= high, "an axis from \(low) to \(high)")
        precondition(kind == .linear || low > 0, "a logarithmic axis from \(low)")
        self.kind = kind
        if low < high {
            (self.low, self.high) = (low, high)
        } else {
            switch kind {
            case .linear:
                let half = low == 0 ? 0.5 : abs(low) * 0.05
                (self.low, self.high) = (low - half, low + half)
            case .log2, .log10: (self.low, self.high) = (low / 2, low * 2)
            }
        }
    }

    /// The position of a value, 0 at the axis' start and 1 at its end; outside of them for values beyond.
    package func fraction(of value: Double) -> Double {
        switch kind {
        case .linear: (value - low) / (high - low)
        case .log2, .log10: log(value / low) / log(high / low)
        }
    }

    /// A scale whose ends are moved outward by a fraction of its length.
    package func padded(by fraction: Double) -> AxisScale {
        var scale: AxisScale
        switch kind {
        case .linear:
            let pad = (high - low) * fraction
            scale = AxisScale(kind, from: low - pad, to: high + pad)
        case .log2, .log10:
            let factor = pow(high / low, fraction)
            scale = AxisScale(kind, from: low / factor, to: high * factor)
        }
        scale.isOfCounts = isOfCounts
        return scale
    }

    /// The same scale for values that are counts.
    package var ofCounts: AxisScale {
        var scale = self
        scale.isOfCounts = true
        return scale
    }
}
