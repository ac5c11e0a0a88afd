import Drawing
import Plotting
import Testing

/// The colours of points beside all that they stand among on a page: each other, the tints of training rows, the grey of missing
/// labels and the page, as eyes with and without a colour vision deficiency see them.
@Suite struct LegibilityTests {
    /// A way of seeing: none, or full protanopia, deuteranopia and tritanopia by Machado, Oliveira and Fernandes (2009), in linear light.
    enum Vision: CaseIterable {
        case normal, protanopia, deuteranopia, tritanopia

        private var matrix: [Double] {
            switch self {
            case .normal: [1, 0, 0, 0, 1, 0, 0, 0, 1]
            case .protanopia:
                [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998]
            case .deuteranopia:
                [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881]
            case .tritanopia:
                [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900]
            }
        }

        func seen(_ color: Color, _ theme: Theme) -> LabColor {
            let light = LinearColor(color.on(theme))
            func row(_ index: Int) -> Double {
                matrix[3 * index] * light.red + matrix[3 * index + 1] * light.green + matrix[3 * index + 2] * light.blue
            }
            return LabColor(LinearColor(red: row(0), green: row(1), blue: row(2)).color)
        }
    }

    /// The least CIEDE2000 to what points of a palette must not be taken for.
    struct Distances {
        /// Between two classes.
        var pair: Double
        /// To the grey of missing labels.
        var missing: Double
        /// To the page.
        var page: Double
        /// From a class to the tint of another.
        var tints: Double
        /// From the tint of a training row to the page.
        var tintToPage: Double
        /// From the tint of a training row to the grey of missing labels.
        var tintToMissing: Double
    }

    private static let cases: [(name: String, colors: [Color], normal: Distances, deficient: Distances)] = [
        (
            "eight", CategoricalPalette.eight,
            Distances(pair: 22, missing: 18, page: 20, tints: 12, tintToPage: 9, tintToMissing: 7),
            Distances(pair: 13, missing: 13, page: 18, tints: 8, tintToPage: 7, tintToMissing: 3.8)
        ),
        (
            "twenty", CategoricalPalette.twenty,
            Distances(pair: 15, missing: 18, page: 20, tints: 9, tintToPage: 9, tintToMissing: 6),
            Distances(pair: 8, missing: 15, page: 18, tints: 6, tintToPage: 8, tintToMissing: 3.5)
        ),
    ]

    private static func smallest(_ colors: [LabColor], to others: [LabColor]) -> Double {
        colors.flatMap { color in others.map { color.difference(from: $0) } }.min() ?? .infinity
    }

    private static func smallestBetween(_ colors: [LabColor], _ others: [LabColor]) -> Double {
        colors.indices.flatMap { first in
            others.indices.filter { $0 != first }.map { colors[first].difference(from: others[$0]) }
        }.min() ?? .infinity
    }

    @Test(arguments: Vision.allCases, Theme.allCases)
    func classesStandApart(vision: Vision, theme: Theme) {
        for (name, colors, normal, deficient) in Self.cases {
            let least = vision == .normal ? normal : deficient
            let full = colors.map { vision.seen($0, theme) }
            let tints = colors.map { vision.seen($0.tint, theme) }
            let grey = vision.seen(.missing, theme)
            let page = vision.seen(.background, theme)
            #expect(Self.smallestBetween(full, full) >= least.pair, "\(name)")
            #expect(Self.smallest(full, to: [grey]) >= least.missing, "\(name)")
            #expect(Self.smallest(full, to: [page]) >= least.page, "\(name)")
            #expect(Self.smallestBetween(full, tints) >= least.tints, "\(name)")
            #expect(Self.smallest(tints, to: [page]) >= least.tintToPage, "\(name)")
            #expect(Self.smallest(tints, to: [grey]) >= least.tintToMissing, "\(name)")
        }
    }

    /// A print without colours tells six classes apart, and each of them from the grey of missing labels.
    @Test(arguments: Theme.allCases)
    func sixClassesStandApartInGreyscale(theme: Theme) {
        let six = CategoricalPalette.eight.prefix(6).map { LabColor($0.on(theme)).lightness }.sorted()
        let missing = LabColor(Color.missing.on(theme)).lightness
        for (next, before) in zip(six.dropFirst(), six) { #expect(next - before >= 8) }
        for lightness in six { #expect(abs(lightness - missing) >= 8) }
    }

    /// No class is lighter than L* 75 on white, nor too dark for a dark page.
    @Test func classesKeepToTheInkOfTheirPage() {
        for color in CategoricalPalette.eight + CategoricalPalette.twenty {
            #expect(LabColor(color.on(.light)).lightness <= 75)
            #expect(color.on(.dark).contrast(to: Color.background.on(.dark)) >= 3)
        }
    }

    /// Numbers on their scale, and the tints of their training rows, are never taken for a missing label or for the page.
    @Test(arguments: Vision.allCases, Theme.allCases)
    func valuesStandApartFromMissingOnes(vision: Vision, theme: Theme) {
        let values = (0...20).map { ContinuousPalette.values.color(at: Double($0) / 20) }
        let full = values.map { vision.seen($0, theme) }
        let tints = values.map { vision.seen($0.tint, theme) }
        #expect(Self.smallest(full, to: [vision.seen(.missing, theme)]) >= 9)
        #expect(Self.smallest(full, to: [vision.seen(.background, theme)]) >= 14)
        #expect(Self.smallest(tints, to: [vision.seen(.background, theme)]) >= 7)
        // From blue to yellow the way of two of three cones leads past grey, whatever the scale: there its size alone tells a tint.
        if vision == .normal { #expect(Self.smallest(tints, to: [vision.seen(.missing, theme)]) >= 7) }
    }

    /// Text and the lines of methods are read on either page (WCAG 2.2: 4.5 for text, 3 for shapes).
    @Test(arguments: Theme.allCases)
    func inksAreReadOnTheirPage(theme: Theme) {
        let page = Color.background.on(theme)
        for ink in [Color.ink, .muted, .link] { #expect(ink.on(theme).contrast(to: page) >= 4.5) }
        for place in 0..<MethodStyle.distinctCount {
            let style = MethodStyle(name: "method", place: place)
            #expect(style.textColor.on(theme).contrast(to: page) >= 4.5, "method \(place)")
            #expect(style.color.on(theme).contrast(to: page) >= (theme == .dark ? 3 : 2.2), "method \(place)")
        }
    }

    /// Colours that were chosen for white pages are made light enough for dark ones, and stay what they were on white.
    @Test func chosenColoursAreSeenOnDarkPages() {
        for hex: UInt32 in [0x000000, 0x00008B, 0x710300, 0xFFFFFF, 0xE69F00] {
            let color = Color(hex).legibleOnDark
            #expect(color.on(.dark).contrast(to: Color.background.on(.dark)) >= 3)
            #expect(color.on(.light).bytes == Color(hex).bytes)
        }
        #expect(Color(0xE69F00).legibleOnDark.on(.dark).bytes == Color(0xE69F00).bytes)
    }
}
