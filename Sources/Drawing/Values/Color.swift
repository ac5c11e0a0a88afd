/// A colour in sRGB, each part 0–1, which may be another on a dark page.
package struct Color: Sendable, Equatable, Hashable {
    /// The parts on a page.
    private struct Parts: Sendable, Equatable, Hashable {
        var red: Double
        var green: Double
        var blue: Double
    }

    package var red: Double
    package var green: Double
    package var blue: Double
    package var opacity: Double
    /// The parts on a dark page; nil where they are the same.
    private var dark: Parts?

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

    /// A colour that is another on a dark page.
    package init(_ hex: UInt32, onDark dark: UInt32) {
        self = Color(hex).with(dark: Color(dark))
    }

    /// The same colour at another opacity.
    package func opacity(_ opacity: Double) -> Color {
        var color = self
        color.opacity = opacity
        return color
    }

    /// The same colour with that of dark pages.
    package func with(dark color: Color) -> Color {
        var result = self
        result.dark = Parts(red: color.red, green: color.green, blue: color.blue)
        return result
    }

    /// The colour on a page of a theme.
    package func on(_ theme: Theme) -> Color {
        guard theme == .dark, let dark else { return self }
        return Color(red: dark.red, green: dark.green, blue: dark.blue, opacity: opacity)
    }

    /// The colour a part of the way to another one, in sRGB, on pages of every theme.
    ///
    /// - Parameters:
    ///   - other: The colour at the end of the way.
    ///   - share: The part, 0–1.
    /// - Returns: An opaque colour.
    package func mixed(towards other: Color, _ share: Double) -> Color {
        func mix(_ from: Color, _ to: Color) -> Color {
            Color(
                red: from.red + share * (to.red - from.red), green: from.green + share * (to.green - from.green),
                blue: from.blue + share * (to.blue - from.blue))
        }
        let light = mix(self, other)
        return dark == nil && other.dark == nil ? light : light.with(dark: mix(on(.dark), other.on(.dark)))
    }

    package static let white = Color(0xFFFFFF)
    /// The page.
    package static let background = Color(0xFFFFFF, onDark: 0x14171A)
    /// Text and axes.
    package static let ink = Color(0x1A1C1E, onDark: 0xE8EAED)
    /// Secondary text.
    package static let muted = Color(0x5B6168, onDark: 0xA3AAB2)
    package static let grid = Color(0xE4E6E8, onDark: 0x2C3136)
    /// Points whose label is missing.
    package static let missing = Color(0xD0D3D6, onDark: 0x4A5056)
    package static let link = Color(0x0072B2, onDark: 0x6CB6FF)
}
