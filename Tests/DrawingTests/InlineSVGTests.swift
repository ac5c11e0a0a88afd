import Foundation
import Testing

@testable import Drawing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// The elements that an XML parser finds.
private final class Elements: NSObject, XMLParserDelegate {
    var found: [(name: String, attributes: [String: String])] = []

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
    ) { found.append((name, attributes)) }
}

/// Figures as elements of web pages, which allow no style in elements.
@Suite struct InlineSVGTests {
    private func elements() throws -> [(name: String, attributes: [String: String])] {
        let drawing = try InlineSVG(SampleFigure(), width: 241, identifier: "scatter", label: "A < B & \"C\"")
        let parser = XMLParser(data: Data(drawing.element.utf8))
        let elements = Elements()
        parser.delegate = elements
        let isRead = parser.parse()
        try #require(isRead)
        return elements.found
    }

    @Test func nothingHasAStyleOrLeadsElsewhere() throws {
        let elements = try elements()
        #expect(elements.allSatisfy { $0.attributes["style"] == nil && $0.attributes["xlink:href"] == nil })
        #expect(elements.compactMap { $0.attributes["href"] }.allSatisfy { $0.hasPrefix("data:image/png;base64,") })
        #expect(elements.contains { $0.attributes["paint-order"] == "stroke" })
        #expect(elements.compactMap { $0.attributes["id"] }.allSatisfy { $0.hasPrefix("scatter-") })
    }

    @Test func saysWhatItIs() throws {
        let root = try #require(try elements().first)
        #expect(root.name == "svg" && root.attributes["role"] == "img")
        #expect(root.attributes["aria-label"] == "A < B & \"C\"")
        #expect(root.attributes["viewBox"] == "0 0 241 120.5")
    }

    /// A browser enlarges an image as it is told to, so that it need not be larger than it is.
    @Test func imagesAreNotEnlarged() throws {
        let file = SVGFile.document(SampleFigure(), width: 241, identifier: "a", title: "", description: "").text
        let image = try #require(try elements().first { $0.name == "image" })
        #expect(image.attributes["image-rendering"] == "pixelated")
        let inFile = try #require(file.split(separator: "base64,").last?.prefix { $0 != "\"" })
        let inPage = try #require(image.attributes["href"]?.split(separator: "base64,").last)
        #expect(inPage.count < inFile.count)
    }

    /// Marks of a look are one path, in so many layers that those drawn last lie above.
    @Test func dotsAreFewElements() {
        var group = MarkGroup()
        #expect(group.elements.isEmpty)
        let (red, blue) = (Color(0xFF0000), Color(0x0000FF).opacity(0.5))
        for index in 0..<1_000 {
            group.addDot(Point(x: Double(index) + 0.04, y: 2), diameter: 3, color: index % 2 == 0 ? red : blue)
        }
        let lines = group.elements.split(separator: "\n")
        #expect(lines.first == "<g transform=\"scale(.1)\" fill=\"none\">" && lines.last == "</g>")
        let paths = lines.filter { $0.hasPrefix("<path") }
        #expect(paths.count == 12)
        #expect(paths.count { $0.hasSuffix("stroke=\"#0000ff\"/>") } == 6)
        let looks = lines.filter { $0.hasPrefix("<g stroke") }
        // Every other layer begins with the other colour, so that its first look is the last one of the layer before.
        #expect(looks.count == 7 && looks[0] == "<g stroke-width=\"30\" stroke-linecap=\"round\">")
        #expect(looks[1] == "<g stroke-width=\"30\" stroke-opacity=\"0.5\" stroke-linecap=\"round\">")
        #expect(lines.count { $0 == "</g>" } == looks.count + 1)
        #expect(paths.map { $0.ranges(of: "z").count }.reduce(0, +) == 1_000)
        #expect(paths.first?.hasPrefix("<path d=\"m0 20zm20 0zm20 0z") == true)
    }

    /// Moves from dot to dot lead to every dot.
    @Test func dotsAreWhereTheyWereDrawn() throws {
        var path = MarkPath()
        #expect(path.data.isEmpty)
        var places: Set<[Int]> = []
        for index in 0..<500 {
            let (x, y) = (index * 7_919 % 1_201, index * 104_729 % 907)
            places.insert([x, y])
            let place = Point(x: Double(x) / 10 + 0.01, y: Double(y) / 10 - 0.02)
            path.add(
                MarkGroup.Mark(start: place, end: place, look: .init(width: 1, color: .ink, hasRoundEnds: true)))
        }
        var (x, y) = (0, 0)
        var found: Set<[Int]> = []
        for move in path.data.matches(of: /m(-?\d+) ?(-?\d+)z/) {
            x += try #require(Int(move.1))
            y += try #require(Int(move.2))
            found.insert([x, y])
        }
        #expect(found == places)
        #expect(path.data.utf8.count < 9 * places.count)
    }

    /// Few lines keep their order, and those of a look that follow each other are one path.
    @Test func linesThatFollowEachOtherAreOnePath() {
        var group = MarkGroup()
        func line(_ y: Double, _ color: Color) -> Bool {
            group.add(Path(through: [Point(x: 1, y: y), Point(x: 3, y: y + 0.5)]), Stroke(width: 0.5, color: color))
        }
        let (red, blue) = (Color(0xFF0000), Color(0x0000FF))
        let areAdded = [line(1, red), line(2, red), line(1, blue), line(4, red)]
        #expect(areAdded.allSatisfy { $0 })
        let isDashed = group.add(
            Path(through: [Point(x: 1, y: 1), Point(x: 3, y: 1)]), Stroke(width: 1, dash: [2, 2]))
        let isCorner = group.add(
            Path(through: [Point(x: 1, y: 1), Point(x: 3, y: 1), Point(x: 3, y: 2)]), Stroke(width: 1))
        #expect(!isDashed && !isCorner)
        #expect(
            group.elements == """
                <g transform="scale(.1)" fill="none">
                <g stroke-width="5">
                <path d="m10 10 20 5m-20 5 20 5" stroke="#ff0000"/>
                <path d="m10 10 20 5" stroke="#0000ff"/>
                <path d="m10 40 20 5" stroke="#ff0000"/>
                </g>
                </g>

                """)
    }

    /// An area that is filled and then outlined is one element of a page, which draws both in that order.
    @Test func anOutlinedAreaIsOneElement() throws {
        struct Areas: Figure {
            func height(forWidth width: Double) -> Double { 20 }
            func draw(on canvas: Canvas, in frame: Rectangle) {
                let (first, second) = (
                    Path(ellipseAt: Point(x: 10, y: 10), radiusX: 4, radiusY: 2),
                    Path(ellipseAt: Point(x: 20, y: 10), radiusX: 4, radiusY: 2)
                )
                canvas.fill(first, with: Color(0xFF0000))
                canvas.stroke(first, with: Stroke(width: 1, color: Color(0x0000FF)))
                canvas.fill(first, with: Color(0x00FF00))
                canvas.stroke(second, with: Stroke(width: 1))
            }
        }
        let page = try InlineSVG(Areas(), width: 40, identifier: "areas", label: "Areas").element
        let paths = page.split(separator: "\n").filter { $0.hasPrefix("<path") }
        #expect(paths.count == 3)
        #expect(paths[0].hasSuffix("fill=\"#ff0000\" stroke=\"#0000ff\" stroke-width=\"1\"/>"))
        #expect(paths[1].hasSuffix("fill=\"#00ff00\"/>") && paths[2].contains("fill=\"none\""))
    }

    /// Paths are told from place to place, in few characters, and no rounding adds up.
    @Test func pathsAreToldFromPlaceToPlace() {
        var path = Path(through: [Point(x: 1.5, y: 2), Point(x: 1, y: 2.25), Point(x: 1, y: 12.256)])
        path.close()
        path.move(to: Point(x: 2, y: 2))
        path.curve(to: Point(x: 3, y: 3), control1: Point(x: 2.5, y: 2), control2: Point(x: 3, y: 1.5))
        path.line(to: Point(x: 4, y: 2))
        #expect(PathData(path).text == "m1.5 2-.5 .25 0 10.01zm.5 0c.5 0 1-.5 1 1l1-1")
        let steps = PathData(Path(through: (0...1_000).map { Point(x: Double($0) / 300, y: 0) })).text
        let numbers = steps.dropFirst().split(separator: " ").compactMap { Double($0) }
        #expect(numbers.count == 2_002)
        let end = stride(from: 0, to: numbers.count, by: 2).reduce(0) { $0 + numbers[$1] }
        #expect(abs(end - 3.33) < 1e-9)
    }

    /// Text is the same in both, by the same code.
    @Test func aPageShowsWhatAFileDoes() throws {
        let file = SVGFile.document(SampleFigure(), width: 241, identifier: "a", title: "", description: "").text
        let names = try elements().map(\.name)
        for name in ["text", "tspan", "image", "clipPath"] {
            let inFile = file.ranges(of: "<\(name) ").count + file.ranges(of: "<\(name)>").count
            #expect(names.count { $0 == name } == inFile, "\(name)")
        }
    }
}
