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

    /// Dots of a look are one path, in so many layers that those drawn last lie above.
    @Test func dotsAreFewElements() {
        var group = DotGroup()
        #expect(group.elements.isEmpty)
        let (red, blue) = (Color(0xFF0000), Color(0x0000FF).opacity(0.5))
        for index in 0..<1_000 {
            group.add(Point(x: Double(index) + 0.04, y: 2), diameter: 3, color: index % 2 == 0 ? red : blue)
        }
        let lines = group.elements.split(separator: "\n")
        #expect(
            lines.first == "<g transform=\"scale(.1)\" fill=\"none\" stroke-linecap=\"round\">" && lines.last == "</g>")
        let paths = lines.dropFirst().dropLast()
        #expect(paths.count == 12)
        #expect(paths.count { $0.contains("stroke=\"#0000ff\" stroke-opacity=\"0.5\" stroke-width=\"30\"") } == 6)
        #expect(paths.map { $0.ranges(of: "h0").count }.reduce(0, +) == 1_000)
        #expect(paths.first?.hasPrefix("<path d=\"M0 20h0m20 0h0m20 0h0") == true)
    }

    /// Moves from dot to dot lead to every dot.
    @Test func dotsAreWhereTheyWereDrawn() throws {
        var path = DotPath()
        #expect(path.data.isEmpty)
        var places: Set<[Int]> = []
        for index in 0..<500 {
            let (x, y) = (index * 7_919 % 1_201, index * 104_729 % 907)
            places.insert([x, y])
            path.add(Point(x: Double(x) / 10 + 0.01, y: Double(y) / 10 - 0.02))
        }
        path.add(Point(x: .nan, y: 1))
        var (x, y) = (0, 0)
        var found: Set<[Int]> = []
        for move in path.data.matches(of: /[Mm](-?\d+) ?(-?\d+)h0/) {
            x += try #require(Int(move.1))
            y += try #require(Int(move.2))
            found.insert([x, y])
        }
        #expect(found == places)
        #expect(path.data.utf8.count < 10 * places.count)
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
