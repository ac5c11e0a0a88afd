internal import Drawing

/// Colours between which a number from 0 to 1 leads.
struct ColorRamp {
    private let stops: [Color]

    init(_ stops: [UInt32]) { self.stops = stops.map { Color($0) } }

    /// The colour at a number, straight between two stops in sRGB.
    func color(at value: Double) -> Color {
        let position = min(max(value, 0), 1) * Double(stops.count - 1)
        let index = min(Int(position), stops.count - 2)
        return stops[index].mixed(with: stops[index + 1], position - Double(index))
    }
}

extension Color {
    /// The colour that lies a fraction of the way to another.
    func mixed(with other: Color, _ fraction: Double) -> Color {
        func part(_ from: Double, _ to: Double) -> Double { from + (to - from) * fraction }
        return Color(
            red: part(red, other.red), green: part(green, other.green), blue: part(blue, other.blue),
            opacity: part(opacity, other.opacity))
    }
}
