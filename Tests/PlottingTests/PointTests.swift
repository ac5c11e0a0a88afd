import Core
import Drawing
import Plotting
import Testing

@Suite struct PointTests {
    private static let area = Rectangle(x: 0, y: 0, width: 198, height: 198)

    private func scattered(_ count: Int) -> [Point] {
        var generator = SeededGenerator(seed: 1, stream: "points")
        return (0..<count).map { _ in Point(x: generator.uniform() * 198, y: generator.uniform() * 198) }
    }

    /// The diameters that the formula gives for a panel 70 mm wide.
    @Test(arguments: [(1, 3.2), (1000, 3.2), (10_000, 1.109), (100_000, 0.9)])
    func diameterFallsWithTheNumberOfPoints(count: Int, expected: Double) {
        let style = PointStyle(points: scattered(count), area: Self.area)
        #expect(abs(style.diameter - expected) < 0.005)
    }

    @Test func opacityIsTheOccupiedAreaOverTheInk() {
        // One point a cell: 16 pt² of cell each, far more than its ink.
        #expect(PointStyle(points: scattered(3), area: Self.area).opacity == 0.85)
        let pile = [Point](repeating: Point(x: 50, y: 50), count: 100_000)
        #expect(PointStyle(points: pile, area: Self.area).opacity == 0.15)
        let even = (0..<50).flatMap { row in
            (0..<50).flatMap { column in
                [Point](repeating: Point(x: Double(column) * 3.9 + 1, y: Double(row) * 3.9 + 1), count: 40)
            }
        }
        let style = PointStyle(points: even, area: Self.area)
        let cells = Double(Set(even.map { Int($0.x / 4) * 1000 + Int($0.y / 4) }).count)
        let expected = cells * 16 / (100_000 * .pi * style.diameter * style.diameter / 4)
        #expect(abs(style.opacity - expected) < 1e-12 && expected > 0.15 && expected < 0.85)
    }

    @Test func aDotIsRoundAndOfItsSize() {
        var layer = RasterLayer(area: Rectangle(x: 10, y: 10, width: 20, height: 20), dotsPerInch: 720)
        #expect(layer.width == 200 && layer.height == 200)
        layer.addDot(at: Point(x: 20, y: 20), diameter: 4, color: Color(0x000000))
        let pixels = layer.image.pixels
        let ink = stride(from: 0, to: pixels.count, by: 3).map { 1 - Double(pixels[$0]) / 255 }.reduce(0, +)
        #expect(abs(ink / 100 - .pi * 4) < 0.1, "π·2² square points of ink")
        #expect(pixels[(100 * 200 + 100) * 3] == 0 && pixels[0] == 255)
    }

    @Test func dotsOutsideTheLayerAreLeftOut() {
        var layer = RasterLayer(area: Rectangle(x: 0, y: 0, width: 10, height: 10), dotsPerInch: 72)
        for point in [Point(x: -1e9, y: 5), Point(x: 5, y: .nan), Point(x: .infinity, y: 1), Point(x: 400, y: 400)] {
            layer.addDot(at: point, diameter: 3, color: .ink)
        }
        #expect(layer.image.pixels.allSatisfy { $0 == 255 })
    }

    @Test func opacityAddsUp() {
        var layer = RasterLayer(area: Rectangle(x: 0, y: 0, width: 10, height: 10), dotsPerInch: 72)
        let middle = (5 * 10 + 5) * 3
        layer.addDot(at: Point(x: 5.5, y: 5.5), diameter: 4, color: Color(0x000000).opacity(0.25))
        let once = layer.image.pixels[middle]
        layer.addDot(at: Point(x: 5.5, y: 5.5), diameter: 4, color: Color(0x000000).opacity(0.25))
        let twice = layer.image.pixels[middle]
        #expect(abs(Double(once) / 255 - 0.75) < 0.02 && abs(Double(twice) / 255 - 0.5625) < 0.02)
    }

    @Test func resolutionFollowsTheWidth() {
        let small = Size(width: 100, height: 100)
        let narrow = RasterLayer.dotsPerInch(forWidth: 85 * pointsPerMillimetre, area: small)
        let wide = RasterLayer.dotsPerInch(forWidth: 178 * pointsPerMillimetre, area: small)
        #expect(abs(narrow - 400) < 1e-9 && abs(wide - 300) < 1e-9)
        let page = RasterLayer.dotsPerInch(
            forWidth: 178 * pointsPerMillimetre, area: Size(width: 450, height: 450))
        #expect(page >= 250 && page < 300)
    }

    @Test func aLonePointShowsBesideACrowd() {
        let area = Rectangle(x: 0, y: 0, width: 50, height: 50)
        var density = DensityLayer(area: area, dotsPerInch: 250)
        let red = LinearColor(Color(0xAA0000))
        var generator = SeededGenerator(seed: 2, stream: "crowd")
        for _ in 0..<100_000 {
            density.add(Point(x: 15 + generator.normal() * 2, y: 25 + generator.normal() * 2), color: red)
        }
        density.add(Point(x: 40, y: 25), color: LinearColor(Color(0x0033BB)))
        density.add(Point(x: -400, y: .infinity), color: red)
        var layer = RasterLayer(area: area, dotsPerInch: 250)
        density.draw(on: &layer)
        let image = layer.image
        func pixel(_ x: Double, _ y: Double) -> ArraySlice<UInt8> {
            let start = (Int(y * 250 / 72) * image.width + Int(x * 250 / 72)) * 3
            return image.pixels[start..<start + 3]
        }
        let crowd = Array(pixel(15, 25))
        let lone = Array(pixel(40, 25))
        #expect(crowd[0] > 150 && crowd[1] < 60 && crowd[2] < 60, "the crowd's hue, at nearly full ink: \(crowd)")
        #expect(lone[0] < 230 && lone[2] > lone[0], "its own hue, at a fifth of full ink or more: \(lone)")
        #expect(Array(pixel(30, 5)) == [255, 255, 255])
    }

    @Test func coloursMixByCount() {
        let area = Rectangle(x: 0, y: 0, width: 10, height: 10)
        var density = DensityLayer(area: area, dotsPerInch: 144)
        for _ in 0..<30 { density.add(Point(x: 5, y: 5), color: LinearColor(red: 1, green: 0, blue: 0)) }
        for _ in 0..<10 { density.add(Point(x: 5, y: 5), color: LinearColor(red: 0, green: 0, blue: 1)) }
        var layer = RasterLayer(area: area, dotsPerInch: 144)
        density.draw(on: &layer)
        let image = layer.image
        let start = (10 * image.width + 10) * 3
        let expected = LinearColor(red: 0.75, green: 0, blue: 0.25).color
        // The fullest pixel has full ink.
        #expect(abs(Double(image.pixels[start]) / 255 - expected.red) < 0.03)
        #expect(abs(Double(image.pixels[start + 2]) / 255 - expected.blue) < 0.03)
    }

    @Test func limitsOfColoursAreClippedWhereValuesAreFarOff() throws {
        let even = try #require(ColorLimits(values: (0...1000).map(Double.init)))
        #expect(even.low == 0 && even.high == 1000 && !even.clipsLow && !even.clipsHigh)
        let far = try #require(ColorLimits(values: (0...1000).map(Double.init) + [1e6, .nan]))
        #expect(far.high < 1000 && far.clipsHigh)
        #expect(ColorLimits(values: [.nan]) == nil)
        let same = try #require(ColorLimits(values: [4, 4]))
        #expect(same.fraction(of: 4) == 0.5)
    }
}
