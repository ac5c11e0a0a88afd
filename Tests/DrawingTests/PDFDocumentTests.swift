import Foundation
import TestSupport
import Testing

@testable import Drawing

@Suite struct PDFDocumentTests {
    private static let metadata = DocumentMetadata(
        title: "Digits: PCA (or not)", author: "A. Author", subject: "Reductions", keywords: ["PCA", "VAE"],
        creator: "Gibbous", creationDate: "2026-01-31T12:00:00Z")

    /// A document of two pages with everything that a report has, and where it is.
    private func makeDocument(_ metadata: DocumentMetadata = metadata) throws -> URL {
        let file = FileManager.default.temporaryDirectory.appending(path: "gibbous-\(UUID().uuidString).pdf")
        let document = try PDFDocument(path: file.path, metadata: metadata)
        let size = Size(width: 300, height: 400)
        let area = Rectangle(x: 20, y: 60, width: 260, height: 130)
        document.addPage(size: size, label: "1") { canvas in
            canvas.structure(.heading1) {
                canvas.text(
                    "Naïve title", at: Point(x: 20, y: 40), anchor: TextAnchor(.left, .baseline),
                    style: TextStyle(size: 18, weight: .semibold))
            }
            canvas.structure(.figure) { SampleFigure().draw(on: canvas, in: area) }
            canvas.link(to: "figure 2", in: Rectangle(x: 20, y: 300, width: 100, height: 20))
        }
        document.addPage(size: size, label: "2") { canvas in
            canvas.destination(named: "figure 2", at: Point(x: 20, y: 50))
            SampleFigure().draw(on: canvas, in: area)
        }
        let first = document.addOutlineEntry(title: "Verdict – 判定", page: 1, position: Point(x: 0, y: 40))
        document.addOutlineEntry(title: "Figure 2", page: 2, position: Point(x: 0, y: 50), parent: first)
        try document.finish()
        return file
    }

    @Test func theSamePagesAreTheSameBytes() throws {
        for metadata in [Self.metadata, DocumentMetadata(title: "No date")] {
            let first = try makeDocument(metadata)
            let second = try makeDocument(metadata)
            #expect(try Data(contentsOf: first) == Data(contentsOf: second))
            for file in [first, second] { try FileManager.default.removeItem(at: file) }
        }
    }

    @Test(.enabled(if: Command.isInstalled("pdftoppm")))
    func aDarkPageIsDarkToItsEdges() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "gibbous-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "dark.pdf").path
        let document = try PDFDocument(path: file, metadata: Self.metadata, theme: .dark)
        document.addPage(size: Size(width: 72, height: 72)) { canvas in
            canvas.fill(Rectangle(x: 30, y: 30, width: 12, height: 12), with: .ink)
        }
        try document.finish()
        _ = try #require(Command.output(of: "pdftoppm", ["-r", "72", file, folder.appending(path: "page").path]))
        let name = try #require(
            try FileManager.default.contentsOfDirectory(atPath: folder.path).first { $0.hasSuffix("ppm") })
        // P6, width, height and 255, each on a line or after a space; then red, green and blue of each pixel.
        let bytes = Array(try Data(contentsOf: folder.appending(path: name)))
        let pixels = Array(bytes.suffix(72 * 72 * 3))
        func pixel(_ x: Int, _ y: Int) -> [UInt8] { Array(pixels[(y * 72 + x) * 3..<(y * 72 + x) * 3 + 3]) }
        for (x, y) in [(0, 0), (71, 0), (0, 71), (71, 71), (20, 36)] { #expect(pixel(x, y) == [0x14, 0x17, 0x1A]) }
        #expect(pixel(36, 36) == [0xE8, 0xEA, 0xED])
    }

    @Test(.enabled(if: Command.isInstalled("pdftotext")))
    func textCanBeCopied() throws {
        let file = try makeDocument()
        defer { try? FileManager.default.removeItem(at: file) }
        let text = try #require(Command.output(of: "pdftotext", ["-raw", file.path, "-"]))
        #expect(text.contains("Naïve title"))
        #expect(text.contains("Crème & <brûlée>"))
        #expect(["−1.5", "±", "0.2"].allSatisfy(text.contains))
        #expect(text.contains("n = 2 000"))
    }

    @Test(.enabled(if: Command.isInstalled("pdfinfo")))
    func saysWhatItIs() throws {
        let file = try makeDocument()
        defer { try? FileManager.default.removeItem(at: file) }
        let facts = try #require(Command.output(of: "pdfinfo", ["-isodates", file.path]))
        for fact in ["Digits: PCA (or not)", "A. Author", "Reductions", "PCA, VAE", "Gibbous", "2026-01-31T12:00:00Z"] {
            #expect(facts.contains(fact))
        }
        #expect(facts.range(of: #"Pages:\s+2\n"#, options: .regularExpression) != nil)
        #expect(facts.range(of: #"PDF version:\s+1.5\n"#, options: .regularExpression) != nil)
        let structure = try #require(Command.output(of: "pdfinfo", ["-struct", file.path]))
        #expect(structure.contains("H1") && structure.contains("Figure"))
        let destinations = try #require(Command.output(of: "pdfinfo", ["-dests", file.path]))
        #expect(destinations.contains("\"figureu202\""))
    }

    @Test(.enabled(if: Command.isInstalled("pdffonts")))
    func embedsItsFonts() throws {
        let file = try makeDocument()
        defer { try? FileManager.default.removeItem(at: file) }
        let fonts = try #require(Command.output(of: "pdffonts", [file.path])).split(separator: "\n").dropFirst(2)
        #expect(!fonts.isEmpty)
        for font in fonts {
            // … emb sub uni object ID
            #expect(font.split(separator: " ").suffix(5).prefix(3) == ["yes", "yes", "yes"])
        }
    }

    @Test func refusesALinkThatLeadsNowhere() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "gibbous-\(UUID().uuidString).pdf")
        let document = try PDFDocument(path: file.path, metadata: Self.metadata)
        document.addPage(size: Size(width: 100, height: 100)) { canvas in
            canvas.link(to: "nowhere", in: Rectangle(x: 0, y: 0, width: 10, height: 10))
        }
        #expect(throws: DrawingError.self) { try document.finish() }
        #expect(!FileManager.default.fileExists(atPath: file.path))
    }

    @Test func saysWhereItCouldNotWrite() throws {
        let path = "/nowhere/at/all/report.pdf"
        let document = try PDFDocument(path: path, metadata: Self.metadata)
        document.addPage(size: Size(width: 100, height: 100)) { _ in }
        let error = #expect(throws: DrawingError.self) { try document.finish() }
        #expect(error?.description.contains(path) == true)
    }

    @Test(arguments: [
        ("0", "1970-01-01T00:00:00Z"), ("951782400", "2000-02-29T00:00:00Z"), ("1798761599", "2026-12-31T23:59:59Z"),
        ("1767225600", "2026-01-01T00:00:00Z"),
    ])
    func readsTheDateOfTheSource(seconds: String, date: String) {
        #expect(DocumentMetadata.sourceDate(environment: ["SOURCE_DATE_EPOCH": seconds]) == date)
    }

    @Test(arguments: ["", "yesterday", "-5"])
    func ignoresWhatIsNoDate(seconds: String) {
        #expect(DocumentMetadata.sourceDate(environment: ["SOURCE_DATE_EPOCH": seconds]) == nil)
    }
}
