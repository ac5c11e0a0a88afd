import Foundation
import Testing

@testable import Drawing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// The elements and text that an XML parser finds in a file.
private final class Reader: NSObject, XMLParserDelegate {
    var texts: [String] = []
    var ids: [String] = []
    var elements: [(name: String, attributes: [String: String])] = []
    private var depth = 0

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        elements.append((name, attributes))
        if let id = attributes["id"] { ids.append(id) }
        if name == "text" { texts.append("") }
        if name == "text" || depth > 0 { depth += 1 }
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        if depth > 0 { depth -= 1 }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        if depth > 0 { texts[texts.count - 1] += string }
    }
}

/// A figure of one label in its middle.
private struct LabelFigure: Figure {
    let label: String
    let anchor: TextAnchor.Horizontal

    func height(forWidth width: Double) -> Double { width / 2 }

    func draw(on canvas: Canvas, in frame: Rectangle) {
        canvas.text(
            label, at: Point(x: frame.midX, y: frame.midY), anchor: TextAnchor(anchor, .middle),
            style: TextStyle(size: 7))
    }
}

@Suite struct SVGFileTests {
    private func document(_ figure: SampleFigure = SampleFigure(), identifier: String = "scatter") -> String {
        SVGFile.document(
            figure, width: 241, identifier: identifier, title: "A < B & C", description: "What \"it\" shows"
        ).text
    }

    private func document(of figure: some Figure) -> String {
        SVGFile.document(figure, width: 80, identifier: "a", title: "", description: "").text
    }

    private func read(_ document: String) -> Reader? {
        let parser = XMLParser(data: Data(document.utf8))
        let reader = Reader()
        parser.delegate = reader
        return parser.parse() ? reader : nil
    }

    @Test func isWellFormedAndKeepsTextAsText() throws {
        let reader = try #require(read(document()))
        #expect(reader.texts == ["Crème & <brûlée> \"月\"", "−1.5 ± 0.2", "n = 2 000"])
    }

    @Test(arguments: ["\u{0}\u{1}\u{B}", "]]>", "<!--", "&amp;", "\u{FFFE}\u{FFFF}", "\u{202E}abc", "👩‍🚀", "'\"<>"])
    func anyLabelLeavesItWellFormed(label: String) throws {
        let reader = try #require(read(document(SampleFigure(label: label))))
        #expect(reader.texts.contains(label.printable()))
    }

    /// Programs for drawing list panels, axes and points by their names; what a group has clipped ends with it.
    @Test func whatBelongsTogetherIsAGroup() throws {
        struct Grouped: Figure {
            func height(forWidth width: Double) -> Double { width }
            func draw(on canvas: Canvas, in frame: Rectangle) {
                for _ in 0..<2 {
                    canvas.group("panel") {
                        canvas.clip(to: Rectangle(x: 5, y: 5, width: 20, height: 20))
                        canvas.group("axes") { canvas.fill(frame, with: .ink) }
                    }
                }
                canvas.fill(frame, with: .muted)
            }
        }
        let text = document(of: Grouped())
        let reader = try #require(read(text))
        let groups = reader.elements.filter { $0.name == "g" }.compactMap { $0.attributes["id"] }
        #expect(groups == ["a-panel-1", "a-axes-1", "a-panel-2", "a-axes-2"])
        #expect(Set(reader.ids).count == reader.ids.count)
        let end = try #require(text.range(of: "#5b6168"))
        let before = text[..<end.lowerBound]
        // Of what is open where the last fill stands there is only the group of all elements.
        #expect(before.ranges(of: "<g ").count - before.ranges(of: "</g>").count == 1)
    }

    /// A dark page has its own ground and inks; a colour without another for it stays.
    @Test func aDarkFileHasOtherInks() throws {
        struct Inks: Figure {
            func height(forWidth width: Double) -> Double { width }
            func draw(on canvas: Canvas, in frame: Rectangle) {
                canvas.line(from: Point(x: 1, y: 1), to: Point(x: 9, y: 9), with: Stroke(width: 1, color: .ink))
                canvas.dot(at: Point(x: 5, y: 5), diameter: 2, color: Color(0x123456))
                canvas.text(
                    .bold("a") + StyledText("b", color: .muted), at: Point(x: 5, y: 5), anchor: TextAnchor(.left, .top),
                    style: TextStyle(size: 7, halo: TextStyle.Halo()))
            }
        }
        func text(_ theme: Theme) -> String {
            SVGFile.document(Inks(), width: 80, identifier: "a", title: "t", description: "d", theme: theme).text
        }
        let (light, dark) = (text(.light), text(.dark))
        for (color, isLight) in [
            ("#ffffff", true), ("#1a1c1e", true), ("#5b6168", true), ("#14171a", false),
            ("#e8eaed", false), ("#a3aab2", false),
        ] {
            #expect(light.contains(color) == isLight, "\(color)")
            #expect(dark.contains(color) != isLight, "\(color)")
        }
        #expect(light.contains("#123456") && dark.contains("#123456"))
    }

    @Test func saysItsSizeAndWhatItIs() throws {
        let reader = try #require(read(document()))
        let root = try #require(reader.elements.first)
        #expect(root.name == "svg")
        #expect(root.attributes["width"] == "241pt")
        #expect(root.attributes["height"] == "120.5pt")
        #expect(root.attributes["viewBox"] == "0 0 241 120.5")
        #expect(root.attributes["role"] == "img")
        #expect(root.attributes["lang"] == "en")
        #expect(root.attributes["aria-labelledby"] == "scatter-title scatter-description")
        #expect(reader.elements.map(\.name).contains("title"))
        #expect(document().contains("A &lt; B &amp; C"))
    }

    @Test func idsAreUniqueAndCarryTheFiguresName() throws {
        let reader = try #require(read(document(identifier: "latent plane/2")))
        #expect(Set(reader.ids).count == reader.ids.count)
        #expect(reader.ids.allSatisfy { $0.hasPrefix("latent-plane-2-") })
        let references = document(identifier: "latent plane/2").split(separator: "url(#").dropFirst()
        #expect(!references.isEmpty)
        for reference in references { #expect(reader.ids.contains(String(reference.prefix { $0 != ")" }))) }
    }

    @Test func imagesStaySharpAndHalosLieBehindLetters() throws {
        let reader = try #require(read(document()))
        let image = try #require(reader.elements.first { $0.name == "image" })
        #expect(image.attributes["style"]?.contains("image-rendering:pixelated") == true)
        let encoded = try #require(image.attributes["xlink:href"]?.split(separator: ",").last)
        #expect(Data(base64Encoded: String(encoded))?.prefix(4) == Data([0x89, 0x50, 0x4E, 0x47]))
        let text = try #require(reader.elements.first { $0.name == "text" })
        #expect(text.attributes["style"] == "paint-order:stroke")
        #expect(text.attributes["font-weight"] == "600")
    }

    /// Another font's words stay where they are anchored, and none is squeezed.
    @Test func textsAreAnchoredWhereTheyAreDrawn() throws {
        let reader = try #require(read(document()))
        let texts = reader.elements.filter { $0.name == "text" }
        #expect(texts.allSatisfy { $0.attributes["textLength"] == nil && $0.attributes["direction"] == nil })
        #expect(texts[0].attributes["text-anchor"] == "middle" && texts[0].attributes["x"] == "120.5")
        #expect(texts[1].attributes["text-anchor"] == "middle")
        // A line of two weights has a place for each.
        #expect(texts[2].attributes["x"] == nil && texts[2].attributes["text-anchor"] == nil)
        let parts = reader.elements.filter { $0.name == "tspan" }
        let places = try parts.map { try #require(Double($0.attributes["x"] ?? "")) }
        #expect(places.count == 2 && places[0] == 10 && places[1] > 12)
    }

    @Test(arguments: [
        ("مرحبا", TextAnchor.Horizontal.left, "end", 40.0), ("שלום!", .right, "", 40), ("שלום", .center, "middle", 40),
        ("abc", .right, "end", 40), ("abc", .left, "", 40),
    ])
    func textsFromRightToLeftKeepTheirPlace(
        label: String, anchor: TextAnchor.Horizontal, name: String, x: Double
    ) throws {
        let reader = try #require(read(document(of: LabelFigure(label: label, anchor: anchor))))
        let text = try #require(reader.elements.first { $0.name == "text" })
        #expect(text.attributes["text-anchor"] ?? "" == name)
        #expect(abs(try #require(Double(text.attributes["x"] ?? "")) - x) < 0.01)
        #expect((text.attributes["direction"] == "rtl") == (label != "abc"))
    }

    @Test func theSameFigureIsTheSameBytes() {
        #expect(document() == document())
    }

    @Test func writesTheFileOrSaysWhyNot() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "gibbous-\(UUID().uuidString)")
        #expect(throws: DrawingError.self) {
            try SVGFile.write(
                SampleFigure(), width: 100, identifier: "a", title: "", description: "",
                to: folder.appending(path: "a.svg").path)
        }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "a.svg")
        try SVGFile.write(SampleFigure(), width: 100, identifier: "a", title: "", description: "", to: file.path)
        #expect(try Data(contentsOf: file).prefix(5) == Data("<?xml".utf8))
    }
}
