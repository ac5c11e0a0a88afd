internal import Foundation

/// A colour in linear light, in which colours mix as light does.
package struct LinearColor: Sendable, Equatable {
    package var red: Double
    package var green: Double
    package var blue: Double

    package init(red: Double, green: Double, blue: Double) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    package init(_ color: Color) {
        self.init(
            red: Self.linear(color.red), green: Self.linear(color.green), blue: Self.linear(color.blue))
    }

    /// The colour in sRGB.
    package var color: Color {
        Color(red: Self.encoded(red), green: Self.encoded(green), blue: Self.encoded(blue))
    }

    private static func linear(_ part: Double) -> Double {
        part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }

    private static func encoded(_ part: Double) -> Double {
        let part = min(1, max(0, part))
        return part <= 0.0031308 ? part * 12.92 : 1.055 * pow(part, 1 / 2.4) - 0.055
    }
}
