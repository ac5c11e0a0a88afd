/// A colour in sRGB, each part 0–1.
package struct Color: Sendable, Equatable, Hashable {
    package var red: Double
    package var green: Double
    package var blue: Double
    package var opacity: Double

    package init(red: Double, green: Double, blue: Double, opacity: Double = 1) {
        self.red = red
        self.green = green
        self.blue = blue
        self.opacity = opacity
    }

    /// A colour written as on the web, `0x1A1C1E`.
    package init(_ hex: UInt32) {
        self.init(
            red: Double(hex >> 16 & 255) / 255, green: Double(hex >> 8 & 255) / 255, blue: Double(hex & 255) / 255)
    }

    /// The same colour at another opacity.
    package func opacity(_ opacity: Double) -> Color {
        Color(red: red, green: green, blue: blue, opacity: opacity)
    }

    /// The colour laid on white by a share, opaque as it is itself.
    package func tint(_ share: Double) -> Color {
        func mixed(_ part: Double) -> Double { 1 - share * (1 - part) }
        return Color(red: mixed(red), green: mixed(green), blue: mixed(blue), opacity: opacity)
    }

    package static let white = Color(0xFFFFFF)
    /// Text and axes.
    package static let ink = Color(0x1A1C1E)
    /// Secondary text.
    package static let muted = Color(0x5B6168)
    package static let grid = Color(0xE4E6E8)
    /// Points whose label is missing.
    package static let missing = Color(0xD0D3D6)
    package static let link = Color(0x0072B2)
}
