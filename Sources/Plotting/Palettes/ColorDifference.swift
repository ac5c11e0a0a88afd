package import Drawing
internal import Foundation

/// A colour in CIELAB under D65.
package struct LabColor: Sendable, Equatable {
    package var lightness: Double
    package var a: Double
    package var b: Double

    package init(lightness: Double, a: Double, b: Double) {
        self.lightness = lightness
        self.a = a
        self.b = b
    }

    /// An sRGB colour (IEC 61966-2-1), its opacity ignored.
    package init(_ color: Color) {
        let linear = LinearColor(color)
        let x = (0.4124564 * linear.red + 0.3575761 * linear.green + 0.1804375 * linear.blue) / 0.95047
        let y = 0.2126729 * linear.red + 0.7151522 * linear.green + 0.0721750 * linear.blue
        let z = (0.0193339 * linear.red + 0.1191920 * linear.green + 0.9503041 * linear.blue) / 1.08883
        func curve(_ t: Double) -> Double { t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116 }
        self.init(
            lightness: 116 * curve(y) - 16, a: 500 * (curve(x) - curve(y)), b: 200 * (curve(y) - curve(z)))
    }

    /// The colour difference CIEDE2000, by the formulas of Sharma, Wu and Dalal (2005).
    package func difference(from other: LabColor) -> Double {
        let meanChroma = (hypot(a, b) + hypot(other.a, other.b)) / 2
        let power = pow(meanChroma, 7)
        let stretch = 0.5 * (1 - (power / (power + 6_103_515_625)).squareRoot())
        let a1 = (1 + stretch) * a
        let a2 = (1 + stretch) * other.a
        let chroma1 = hypot(a1, b)
        let chroma2 = hypot(a2, other.b)
        let hue1 = Self.hue(a1, b)
        let hue2 = Self.hue(a2, other.b)

        var hueStep = 0.0
        var hueSum = hue1 + hue2
        if chroma1 * chroma2 != 0 {
            hueStep = hue2 - hue1
            if hueStep > 180 { hueStep -= 360 } else if hueStep < -180 { hueStep += 360 }
            if abs(hue1 - hue2) > 180 { hueSum += hueSum < 360 ? 360 : -360 }
            hueSum /= 2
        }
        let lightnessStep = other.lightness - lightness
        let chromaStep = chroma2 - chroma1
        let hueDifference = 2 * (chroma1 * chroma2).squareRoot() * sin(Self.radians(hueStep / 2))

        let meanLightness = (lightness + other.lightness) / 2
        let meanStretched = (chroma1 + chroma2) / 2
        let t =
            1 - 0.17 * cos(Self.radians(hueSum - 30)) + 0.24 * cos(Self.radians(2 * hueSum))
            + 0.32 * cos(Self.radians(3 * hueSum + 6)) - 0.20 * cos(Self.radians(4 * hueSum - 63))
        let fromMiddle = (meanLightness - 50) * (meanLightness - 50)
        let lightnessWeight = 1 + 0.015 * fromMiddle / (20 + fromMiddle).squareRoot()
        let chromaWeight = 1 + 0.045 * meanStretched
        let hueWeight = 1 + 0.015 * meanStretched * t
        let turn = 30 * exp(-pow((hueSum - 275) / 25, 2))
        let stretchedPower = pow(meanStretched, 7)
        let rotation =
            -sin(Self.radians(2 * turn)) * 2 * (stretchedPower / (stretchedPower + 6_103_515_625)).squareRoot()
        let lightnessTerm = lightnessStep / lightnessWeight
        let chromaTerm = chromaStep / chromaWeight
        let hueTerm = hueDifference / hueWeight
        return
            (lightnessTerm * lightnessTerm + chromaTerm * chromaTerm + hueTerm * hueTerm + rotation * chromaTerm
            * hueTerm).squareRoot()
    }

    private static func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }

    private static func hue(_ a: Double, _ b: Double) -> Double {
        guard a != 0 || b != 0 else { return 0 }
        let degrees = atan2(b, a) * 180 / .pi
        return degrees < 0 ? degrees + 360 : degrees
    }
}
