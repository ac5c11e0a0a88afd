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

    /// Cividis (Nuñez, Anderton and Renslow, 2018), which looks alike with and without a colour vision deficiency.
    package static let cividis = ContinuousPalette(
        stops: [0x00224E, 0x3B496C, 0x707173, 0xA59C74, 0xFEE838].map { Color($0) })
    /// The darker 85 % of cividis, whose end still shows on white.
    package static let cividisOnWhite = cividis.prefix(0.85)
    /// From few to many; the first still shows on white, so that a cell with a single count is not taken for an empty one.
    package static let counts = ContinuousPalette(
        stops: [0xCFDFEE, 0x8FB6D8, 0x3F7FB5, 0x0B3A6B].map { Color($0) })
    /// From nothing to much, for cells with numbers in them.
    package static let amounts = ContinuousPalette(
        stops: [0xF7F9FB, 0xCFDFEE, 0x8FB6D8, 0x3F7FB5, 0x0B3A6B].map { Color($0) })
    /// From below 0 to above it, for limits at the same distance from 0.
    package static let diverging = ContinuousPalette(
        stops: [0x2166AC, 0x92C5DE, 0xF7F7F7, 0xF4A582, 0xB2182B].map { Color($0) })

    /// The colour at a fraction of the way, which is clipped to 0–1.
    package func color(at fraction: Double) -> Color {
        let position = min(1, max(0, fraction.isNaN ? 0 : fraction)) * Double(stops.count - 1)
        let index = min(Int(position), stops.count - 2)
        let part = position - Double(index)
        let (from, to) = (stops[index], stops[index + 1])
        return Color(
            red: from.red + part * (to.red - from.red), green: from.green + part * (to.green - from.green),
            blue: from.blue + part * (to.blue - from.blue))
    }

    /// The palette up to a fraction of its way.
    package func prefix(_ fraction: Double) -> ContinuousPalette {
        let samples = 18
        return ContinuousPalette(stops: (0..<samples).map { color(at: fraction * Double($0) / Double(samples - 1)) })
    }
}
