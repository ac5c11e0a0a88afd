internal import Core
package import Drawing

/// The meaning of the points' colours.
package enum PointColoring: Sendable {
    /// Classes; a negative code is a missing label.
    case categorical(codes: [Int], categories: [String], colors: ClassColors)
    /// Numbers; one that isn't finite is missing.
    case continuous(values: [Double], name: String, palette: ContinuousPalette = .values)
    /// All test points alike.
    case none

    /// The colour of points that stand for nothing but themselves: blue that no method or class has.
    package static let plain = Color(0x3F6E9A, onDark: 0x7FB2DE)

    /// The colouring of some of the rows, in the order named.
    package func selecting(rows: [Int]) -> PointColoring {
        switch self {
        case .categorical(let codes, let categories, let colors):
            .categorical(codes: rows.map { codes[$0] }, categories: categories, colors: colors)
        case .continuous(let values, let name, let palette):
            .continuous(values: rows.map { values[$0] }, name: name, palette: palette)
        case .none: .none
        }
    }

    /// The number of rows that are coloured, nil where any number is.
    var count: Int? {
        switch self {
        case .categorical(let codes, _, _): codes.count
        case .continuous(let values, _, _): values.count
        case .none: nil
        }
    }

    /// The range that colours span: the 1st to the 99th percentile of continuous values.
    package var limits: ColorLimits? {
        guard case .continuous(let values, _, let palette) = self else { return nil }
        return ColorLimits(values: values, palette: palette)
    }

    /// The colours in use, and which of them each row has, −1 where its label is missing.
    ///
    /// - Parameters:
    ///   - count: The number of rows.
    ///   - shared: The range that colours of numbers span; nil for that of the values themselves.
    /// - Returns: The colours, and the place of each row's among them.
    func labels(count: Int, within shared: ColorLimits? = nil) -> (palette: [Color], indices: [Int32]) {
        switch self {
        case .categorical(let codes, _, let colors):
            return (colors.colors, codes.map { colors.colors.indices.contains($0) ? Int32($0) : -1 })
        case .continuous(let values, _, _):
            guard let limits = shared ?? limits else { return ([], values.map { _ in -1 }) }
            // In steps, so that there are no more colours than an eye or a screen tells apart.
            let steps = 255
            let palette = (0...steps).map { limits.palette.color(at: Double($0) / Double(steps)) }
            return (
                palette,
                values.map { $0.isFinite ? Int32((limits.fraction(of: $0) * Double(steps)).rounded()) : -1 }
            )
        case .none:
            return ([Self.plain], [Int32](repeating: 0, count: count))
        }
    }

    /// The colour of each row, one of its own where its label is missing.
    func colors(count: Int, missing: Color) -> [Color] {
        let (palette, labels) = labels(count: count)
        return labels.map { palette.indices.contains(Int($0)) ? palette[Int($0)] : missing }
    }
}

/// The values at the ends of a colour bar.
package struct ColorLimits: Sendable, Equatable {
    package var low: Double
    package var high: Double
    /// True if values lie below `low`.
    package var clipsLow: Bool
    /// True if values lie above `high`.
    package var clipsHigh: Bool
    package var palette: ContinuousPalette

    package init(
        low: Double, high: Double, clipsLow: Bool = false, clipsHigh: Bool = false,
        palette: ContinuousPalette = .values
    ) {
        self.low = low
        self.high = high
        self.clipsLow = clipsLow
        self.clipsHigh = clipsHigh
        self.palette = palette
    }

    /// The 1st to the 99th percentile of the finite values; nil where there are none.
    ///
    /// The full range where it is hardly longer: arrows at the ends are for values really far off.
    package init?(values: [Double], palette: ContinuousPalette = .values) {
        let sorted = values.filter(\.isFinite).sorted()
        guard let first = sorted.first, let last = sorted.last else { return nil }
        let low = Percentile.of(sorted: sorted, 0.01)
        let high = Percentile.of(sorted: sorted, 0.99)
        if high > low && last - first > 1.1 * (high - low) {
            self.init(low: low, high: high, clipsLow: first < low, clipsHigh: last > high, palette: palette)
        } else {
            self.init(low: first, high: last, palette: palette)
        }
    }

    package func fraction(of value: Double) -> Double {
        high > low ? min(1, max(0, (value - low) / (high - low))) : 0.5
    }
}

extension Color {
    /// The share of its class's colour that a training row has on the page, far from the grey of a missing label.
    private static let tintStrength = (light: 0.38, dark: 0.42)

    /// The tint of training rows behind test rows of this colour.
    package var tint: Color {
        func tint(_ theme: Theme, _ strength: Double) -> Color {
            Color.background.on(theme).mixed(towards: on(theme), strength).on(theme)
        }
        return tint(.light, Self.tintStrength.light).with(dark: tint(.dark, Self.tintStrength.dark))
    }
}
