import Foundation
import Testing

@testable import Reporting

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// The elements, attributes and texts of a web page, read as XML, which the pages are too.
final class WebPageReader: NSObject, XMLParserDelegate {
    struct Element: Equatable {
        let name: String
        let attributes: [String: String]
        /// All text within.
        var text = ""
    }

    private(set) var elements: [Element] = []
    /// The contents of styles and scripts, which are no XML, by the start of their element.
    private(set) var raw: [(start: String, content: String)] = []
    private var open: [Int] = []

    /// Reads a page.
    ///
    /// - Throws: Where it is not well-formed.
    init(_ page: String) throws {
        super.init()
        var rest = page[...]
        var markup = ""
        while let start = rest.firstRange(of: /<(script|style)[^>]*>/) {
            let tag = String(rest[start])
            let end = try #require(
                rest[start.upperBound...].firstRange(of: tag.hasPrefix("<script") ? "</script>" : "</style>"))
            raw.append((tag, String(rest[start.upperBound..<end.lowerBound])))
            markup += rest[..<start.upperBound]
            rest = rest[end.lowerBound...]
        }
        markup += rest
        let parser = XMLParser(data: Data(markup.utf8))
        parser.delegate = self
        let isRead = parser.parse()
        try #require(isRead, "\(String(describing: parser.parserError)) in line \(parser.lineNumber)")
    }

    func elements(_ name: String) -> [Element] { elements.filter { $0.name == name } }

    /// The values of an attribute, of all elements.
    func values(of attribute: String) -> [String] { elements.compactMap { $0.attributes[attribute] } }

    /// The content of a script or a style.
    func content(of start: String) throws -> String {
        let found = raw.filter { $0.start == start }
        try #require(found.count == 1, "\(found.count) of \(start)")
        return found[0].content
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        open.append(elements.count)
        elements.append(Element(name: name, attributes: attributes))
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        for index in open { elements[index].text += string }
    }
}
