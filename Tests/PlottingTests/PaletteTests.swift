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

    private func smallestDifference(_ colors: [Color]) -> Double {
        let lab = colors.map { LabColor($0) }
        var smallest = Double.infinity
        for first in lab.indices {
            for second in lab.indices.dropFirst(first + 1) {
                smallest = min(smallest, lab[first].difference(from: lab[second]))
            }
        }
        return smallest
    }

    /// Full protanopia, deuteranopia and tritanopia by Machado, Oliveira and Fernandes (2009), in linear light.
    private static let deficiencies: [[Double]] = [
        [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
        [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881],
        [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900],
    ]

    private func seen(_ color: Color, with matrix: [Double]) -> Color {
        let light = LinearColor(color)
        func row(_ index: Int) -> Double {
            matrix[3 * index] * light.red + matrix[3 * index + 1] * light.green + matrix[3 * index + 2] * light.blue
        }
        return LinearColor(red: row(0), green: row(1), blue: row(2)).color
    }

    @Test func eightColorsStayApartUnderEveryDeficiency() {
        #expect(smallestDifference(CategoricalPalette.eight) >= 27.7)
        for matrix in Self.deficiencies {
            #expect(smallestDifference(CategoricalPalette.eight.map { seen($0, with: matrix) }) >= 15.2)
        }
    }

    @Test func twentyColorsStayApart() {
        #expect(CategoricalPalette.twenty.count == 20)
        #expect(smallestDifference(CategoricalPalette.twenty) >= 16.2)
        for matrix in Self.deficiencies {
            #expect(smallestDifference(CategoricalPalette.twenty.map { seen($0, with: matrix) }) >= 9.8)
        }
    }

    @Test func methodsKeepTheirColorsAndNoClassHasThem() {
        let methods = (0..<MethodStyle.distinctCount).map { MethodStyle(name: "method \($0)", place: $0) }
        #expect(
            methods.prefix(6).map(\.color)
                == [0x4D4D4D, 0x0072B2, 0x009E73, 0xCC79A7, 0xE69F00, 0xD55E00].map { Color($0) })
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
        #expect(ContinuousPalette.cividis.color(at: 0) == Color(0x00224E))
        #expect(ContinuousPalette.cividis.color(at: 0.5) == Color(0x707173))
        #expect(ContinuousPalette.cividis.color(at: 2) == Color(0xFEE838))
        #expect(ContinuousPalette.counts.color(at: .nan) == Color(0xCFDFEE))
        let end = ContinuousPalette.cividisOnWhite.color(at: 1)
        let expected = ContinuousPalette.cividis.color(at: 0.85)
        #expect(abs(end.red - expected.red) < 1e-12 && abs(end.blue - expected.blue) < 1e-12)
    }

    @Test func greyLightnessOfCividisRises() {
        let lightness = (0...20).map {
            LabColor(ContinuousPalette.cividisOnWhite.color(at: Double($0) / 20)).lightness
        }
        for (next, before) in zip(lightness.dropFirst(), lightness) { #expect(next > before) }
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

    @Test(arguments: [(1, 8), (8, 8), (9, 20), (20, 20)])
    func fewClassesTakeAPaletteInOrder(count: Int, size: Int) {
        let (codes, positions) = Self.clusters(count, seed: 1)
        let colors = ClassColors(categories: (0..<count).map { "class \($0)" }, codes: codes, positions: positions)
        let palette = size == 8 ? CategoricalPalette.eight : CategoricalPalette.twenty
        #expect(colors.colors == Array(palette.prefix(count)))
        #expect(colors.color(of: -1) == .missing)
        #expect(colors.counts.reduce(0, +) == codes.count)
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
}
