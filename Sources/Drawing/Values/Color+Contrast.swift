extension Color {
    /// The contrast ratio to another colour, 1–21 (WCAG 2.2), opacity ignored.
    package func contrast(to other: Color) -> Double {
        let (first, second) = (relativeLuminance, other.relativeLuminance)
        return (max(first, second) + 0.05) / (min(first, second) + 0.05)
    }

    /// The light that the colour reflects, 0–1 (WCAG 2.2).
    private var relativeLuminance: Double {
        let light = LinearColor(self)
        return 0.2126 * light.red + 0.7152 * light.green + 0.0722 * light.blue
    }

    /// The contrast that shapes need to be seen (WCAG 2.2, 1.4.11).
    private static let leastContrast = 3.0

    /// A colour that was chosen for white pages, made light enough on dark ones.
    package var legibleOnDark: Color {
        let page = Color.background.on(.dark)
        let steps = 20
        let lighter = (0...steps).lazy.map { mixed(towards: .white, Double($0) / Double(steps)).on(.light) }
        return with(dark: lighter.first { $0.contrast(to: page) >= Self.leastContrast } ?? .white)
    }
}
