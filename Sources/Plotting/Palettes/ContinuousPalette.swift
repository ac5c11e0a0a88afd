package import Drawing

/// A run of colours for continuous values, interpolated in sRGB between evenly spaced stops.
package struct ContinuousPalette: Sendable, Equatable {
    private let stops: [Color]

    /// A palette through evenly spaced colours.
    ///
    /// - Precondition: there are at least two.
    package init(stops: [Color]) {
        precondition(stops.count >= 2)
        self.stops = stops
    }

    /// From few to many; the first still shows on the page, so that a cell with a single count is not taken for an empty one.
    package static let counts = ContinuousPalette(pairs: [
        (0xCFDFEE, 0x24384D), (0x8FB6D8, 0x2F6296), (0x3F7FB5, 0x62A2DB), (0x0B3A6B, 0xD6E9FA),
    ])
    /// From nothing to much, for cells with numbers in them.
    package static let amounts = ContinuousPalette(pairs: [
        (0xF7F9FB, 0x1B2026), (0xCFDFEE, 0x24384D), (0x8FB6D8, 0x2F6296), (0x3F7FB5, 0x62A2DB), (0x0B3A6B, 0xD6E9FA),
    ])
    /// From below 0 to above it, for limits at the same distance from 0.
    package static let diverging = ContinuousPalette(pairs: [
        (0x2166AC, 0x6FB4F2), (0x92C5DE, 0x2F5F8A), (0xF7F7F7, 0x24282D), (0xF4A582, 0x8F4A38), (0xB2182B, 0xFF8E77),
    ])

    private init(pairs: [(light: UInt32, dark: UInt32)]) {
        self.init(stops: pairs.map { Color($0.light, onDark: $0.dark) })
    }

    /// The colour at a fraction of the way, which is clipped to 0–1.
    package func color(at fraction: Double) -> Color {
        let position = min(1, max(0, fraction.isNaN ? 0 : fraction)) * Double(stops.count - 1)
        let index = min(Int(position), stops.count - 2)
        return stops[index].mixed(towards: stops[index + 1], position - Double(index))
    }

    /// The part of a palette from dark to light whose points stand out: on white that up to L* 80, on a dark page that from L* 32.
    package var forPoints: ContinuousPalette {
        let samples = 33
        func place(_ index: Int) -> Double { Double(index) / Double(samples - 1) }
        func lightness(_ index: Int) -> Double { LabColor(color(at: place(index)).on(.light)).lightness }
        let onLight = (0..<samples).last { lightness($0) <= 80 } ?? samples - 1
        let onDark = (0..<samples).first { lightness($0) >= 32 } ?? 0
        return ContinuousPalette(
            stops: (0..<samples).map { index in
                let dark = color(at: place(onDark) + place(index) * (1 - place(onDark))).on(.light)
                return color(at: place(index) * place(onLight)).with(dark: dark)
            })
    }
}
