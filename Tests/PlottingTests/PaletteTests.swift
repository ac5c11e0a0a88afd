import Core
import Drawing
import Plotting
import Testing

@Suite struct PaletteTests {
    /// Pairs from the test data of Sharma, Wu and Dalal (2005), chosen for the formula's discontinuities.
    @Test(arguments: [
        ([50.0, 2.6772, -79.7751, 50, 0, -82.7485], 2.0425), ([50, 3.1571, -77.2803, 50, 0, -82.7485], 2.8615),
        ([50, -1.3802, -84.2814, 50, 0, -82.7485], 1.0000), ([50, 0, 0, 50, -1, 2], 2.3669),
        ([50, 2.4900, -0.0010, 50, -2.4900, 0.0009], 7.1792), ([50, 2.4900, -0.0010, 50, -2.4900, 0.0011], 7.2195),
        ([50, 2.5, 0, 73, 25, -18], 27.1492), ([60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387], 1.2644),
    ])
    func differenceAgreesWithPublishedPairs(pair: [Double], expected: Double) {
        let first = LabColor(lightness: pair[0], a: pair[1], b: pair[2])
        let second = LabColor(lightness: pair[3], a: pair[4], b: pair[5])
        #expect(abs(first.difference(from: second) - expected) < 5e-5)
        #expect(abs(second.difference(from: first) - expected) < 5e-5)
    }

    @Test func methodsKeepTheirColorsAndNoClassHasThem() {
        let methods = (0..<MethodStyle.distinctCount).map { MethodStyle(name: "method \($0)", place: $0) }
        let known = [0x4D4D4D, 0x0072B2, 0x009E73, 0xCC79A7, 0xE69F00, 0xD55E00].map { Color($0) }
        for (color, known) in zip(methods.map(\.color), known) {
            #expect(color.red == known.red && color.green == known.green && color.blue == known.blue)
        }
        #expect(!MethodStyle.pca.dash.isEmpty && MethodStyle.autoencoder.dash.isEmpty)
        #expect(Set(methods.map(\.color)).count == methods.count)
        // There may be any number of methods, and no two of them look the same.
        let many = (0..<40).map { MethodStyle(name: "", place: $0) }
        #expect(Set(many).count == many.count)
        for color in methods.map(\.color) {
            #expect(!CategoricalPalette.eight.contains(color) && !CategoricalPalette.twenty.contains(color))
        }
    }

    @Test func continuousPalettesPassThroughTheirStops() {
        let ends = ContinuousPalette(stops: [Color(0x000000), Color(0x808080), Color(0xFF0000)])
        #expect(ends.color(at: 0) == Color(0x000000) && ends.color(at: 0.5) == Color(0x808080))
        #expect(ends.color(at: 2) == Color(0xFF0000) && ends.color(at: .nan) == Color(0x000000))
        #expect(abs(ends.color(at: 0.25).red - Double(0x40) / 255) < 1e-12)
        // viridis from its beginning; on a dark page that is too dark, and its end stands out.
        #expect(ContinuousPalette.values.color(at: 0).on(.light).bytes == Color(0x440154).bytes)
        #expect(ContinuousPalette.values.color(at: 1).on(.dark).bytes == Color(0xFDE725).bytes)
    }

    /// A print without colours still orders numbers.
    @Test(arguments: NamedPalettes.continuous.map(\.name))
    func lightnessRisesAlongScales(name: String) throws {
        let scale = try #require(PaletteChoice(named: name)?.scale)
        for theme in Theme.allCases {
            let lightness = (0...20).map { LabColor(scale.color(at: Double($0) / 20).on(theme)).lightness }
            for (next, before) in zip(lightness.dropFirst(), lightness) { #expect(next > before) }
            #expect(theme == .dark ? lightness[0] > 28 : lightness[20] < 83)
        }
    }

    private static func clusters(_ count: Int, seed: UInt64) -> (codes: [Int], positions: Matrix) {
        var generator = SeededGenerator(seed: seed, stream: "clusters")
        var values: [Float] = []
        var codes: [Int] = []
        for code in 0..<count {
            let (x, y) = (generator.uniform() * 40, generator.uniform() * 40)
            for _ in 0..<(5 + code % 17) {
                values += [Float(x + generator.normal() * 0.5), Float(y + generator.normal() * 0.5)]
                codes.append(code)
            }
        }
        return (codes, Matrix(rows: codes.count, columns: 2, values: values))
    }

    @Test(arguments: [1, 8])
    func fewClassesTakeAPaletteInOrder(count: Int) {
        let (codes, positions) = Self.clusters(count, seed: 1)
        let colors = ClassColors(categories: (0..<count).map { "class \($0)" }, codes: codes, positions: positions)
        #expect(colors.colors == Array(CategoricalPalette.eight.prefix(count)))
        #expect(colors.color(of: -1) == .missing)
        #expect(colors.counts.reduce(0, +) == codes.count)
    }

    /// From nine classes on each has a colour of its own, and those side by side are less alike than in the palette's order.
    @Test(arguments: [9, 14, 20])
    func someClassesTakeColoursByTheirNeighbours(count: Int) {
        let (codes, positions) = Self.clusters(count, seed: 3)
        let names = (0..<count).map { "class \($0)" }
        let colors = ClassColors(categories: names, codes: codes, positions: positions).colors
        #expect(Set(colors).count == count && colors.allSatisfy(CategoricalPalette.twenty.contains))
        let x = positions.column(0).map(Double.init)
        let y = positions.column(1).map(Double.init)
        let peaks = ClusterPeaks(
            x: x, y: y, codes: codes, classCount: count, limits: DataLimits.square(x: x, y: y))
        let counts = (0..<count).map { code in codes.count { $0 == code } }
        let graph = GraphColoring(peaks: peaks.positions, counts: counts, names: names)
        #expect(graph.assignment.map { CategoricalPalette.twenty[$0] } == colors)
        let lab = CategoricalPalette.twenty.map { LabColor($0) }
        func likeness(_ assignment: [Int]) -> Double {
            graph.neighbours.enumerated().flatMap { index, others in
                others.map { lab[assignment[index]].difference(from: lab[assignment[$0]]) }
            }.reduce(0) { $0 + 1 / ($1 * $1) }
        }
        #expect(likeness(graph.assignment) < likeness(Array(0..<count)))
    }

    @Test(arguments: [21, 60, 200])
    func neighbouringClassesNeverLookAlike(count: Int) {
        let (codes, positions) = Self.clusters(count, seed: 2)
        let x = positions.column(0).map(Double.init)
        let y = positions.column(1).map(Double.init)
        let peaks = ClusterPeaks(
            x: x, y: y, codes: codes, classCount: count, limits: DataLimits.square(x: x, y: y))
        let counts = (0..<count).map { code in codes.count { $0 == code } }
        let graph = GraphColoring(peaks: peaks.positions, counts: counts, names: (0..<count).map { "\($0)" })
        let lab = CategoricalPalette.twenty.map { LabColor($0) }
        for (index, neighbours) in graph.neighbours.enumerated() {
            #expect(neighbours.count >= 8)
            for other in neighbours {
                let difference = lab[graph.assignment[index]].difference(from: lab[graph.assignment[other]])
                #expect(difference >= 10, "classes \(index) and \(other)")
            }
        }
        #expect(Set(graph.assignment).count >= 15, "the palette is made use of")
    }

    @Test func coloursDependOnlyOnTheData() {
        let (codes, positions) = Self.clusters(70, seed: 5)
        let names = (0..<70).map { "class \($0)" }
        let first = ClassColors(categories: names, codes: codes, positions: positions)
        #expect(first == ClassColors(categories: names, codes: codes, positions: positions))
    }

    @Test func classesWithoutRowsOrPlacesHaveColours() {
        let names = (0..<30).map { "class \($0)" }
        let colors = ClassColors(categories: names, codes: [], positions: Matrix(rows: 0, columns: 2))
        #expect(colors.colors.count == 30)
    }

    @Test func theUsersOwnColoursWin() {
        let own = [Color(0xFF0000), Color(0x00FF00), Color(0x0000FF)]
        let positions = Matrix(rows: 4, columns: 2)
        let given = ClassColors(categories: ["a", "b", "c"], codes: [0, 1, 2, 2], positions: positions, given: own)
        #expect(given.colors == own && given.counts == [1, 1, 2])
        // Colours that are not one for each class are none.
        let few = ClassColors(categories: ["a", "b"], codes: [0, 1, -1, 1], positions: positions, given: own)
        #expect(few.colors == Array(CategoricalPalette.eight.prefix(2)))
    }

    @Test func aChosenPaletteWins() {
        let positions = Matrix(rows: 4, columns: 2)
        let names = ["a", "b", "c"]
        func colors(_ choice: PaletteChoice, given: [Color]? = nil) -> [Color] {
            ClassColors(
                categories: names, codes: [0, 1, 2, 2], positions: positions, given: given, choice: choice
            ).colors
        }
        let list = [Color(0xFF0000), Color(0x00FF00), Color(0x0000FF), Color(0x000000)]
        let file = [Color](repeating: Color(0x123456), count: 3)
        #expect(colors(PaletteChoice(name: "p", colors: list), given: file) == Array(list.prefix(3)))
        // Colours of single classes leave the others theirs.
        let one = PaletteChoice(name: "p", colors: [], classes: ["b": Color(0xABCDEF), "z": Color(0)])
        #expect(colors(one, given: file) == [file[0], Color(0xABCDEF), file[2]])
        #expect(colors(one)[0] == CategoricalPalette.eight[0] && colors(one)[1] == Color(0xABCDEF))
        // Of fewer colours than classes some come twice.
        let few = colors(PaletteChoice(name: "p", colors: Array(list.prefix(2))))
        #expect(Set(few).isSubset(of: Set(list.prefix(2))))
    }

    @Test func palettesHaveNames() {
        #expect(Set(PaletteChoice.names).count == PaletteChoice.names.count)
        for name in PaletteChoice.names {
            let palette = PaletteChoice(named: name)
            #expect(palette?.name == name && (palette?.colors.isEmpty == false || palette?.scale != nil))
        }
        #expect(PaletteChoice(named: "rainbow of dreams") == nil)
    }
}
