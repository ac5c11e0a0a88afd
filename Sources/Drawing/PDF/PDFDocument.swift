internal import CPangoCairo

/// A PDF file: pages with labels, an outline, links and metadata.
///
/// The file is PDF 1.5. The same pages give the same bytes.
package final class PDFDocument {
    /// An entry of the outline, under which others can be put.
    package struct OutlineEntry: Sendable, Equatable {
        fileprivate let number: Int32
    }

    private let path: String
    private let theme: Theme
    private let sink = ByteSink()
    private let cairo: CairoContext
    private let backend: CairoBackend
    /// The number of pages so far.
    package private(set) var pageCount = 0
    /// Characters drawn so far that no installed font has, in the order in which they appeared.
    package private(set) var missingCharacters: [Unicode.Scalar] = []

    /// Begins a document, which is written by ``finish()``.
    ///
    /// - Parameters:
    ///   - path: The file that is to be written.
    ///   - metadata: The document's title and the like.
    ///   - theme: The brightness of its pages.
    /// - Throws: `DrawingError` where no font is installed, or Cairo can't begin a document.
    package init(path: String, metadata: DocumentMetadata, theme: Theme = .light) throws(DrawingError) {
        try PangoLayoutFactory.requireFont()
        self.path = path
        self.theme = theme
        let sink = self.sink
        cairo = try unsafe CairoContext(writingTo: sink) {
            unsafe cairo_pdf_surface_create_for_stream(ByteSink.write, sink.closure, 595, 842)
        }
        backend = CairoBackend(cairo)
        unsafe cairo.withSurface { surface in
            unsafe cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5)
            for (key, value) in [
                (CAIRO_PDF_METADATA_TITLE, metadata.title), (CAIRO_PDF_METADATA_AUTHOR, metadata.author),
                (CAIRO_PDF_METADATA_SUBJECT, metadata.subject),
                (CAIRO_PDF_METADATA_KEYWORDS, metadata.keywords.joined(separator: ", ")),
                (CAIRO_PDF_METADATA_CREATOR, metadata.creator),
            ] where !value.isEmpty {
                unsafe cairo_pdf_surface_set_metadata(surface, key, value.printable())
            }
            // Without a date of ours Cairo writes the time of day; what is no date clears it.
            unsafe cairo_pdf_surface_set_metadata(
                surface, CAIRO_PDF_METADATA_CREATE_DATE, metadata.creationDate ?? "")
        }
    }

    /// Adds a page.
    ///
    /// - Parameters:
    ///   - size: Of the paper, in points.
    ///   - label: The page's name in a viewer's list, such as its number; `nil` for the position in the file.
    ///   - draw: Draws the page; the origin is the paper's upper left corner.
    package func addPage(size: Size, label: String? = nil, draw: (Canvas) -> Void) {
        unsafe cairo.withSurface { surface in
            unsafe cairo_pdf_surface_set_size(surface, size.width, size.height)
            if let label { unsafe cairo_pdf_surface_set_page_label(surface, label.printable()) }
        }
        let canvas = Canvas(backend, size: size, theme: theme)
        backend.saveState()
        canvas.fillPage(size)
        draw(canvas)
        backend.restoreState()
        unsafe cairo.withContext { unsafe cairo_show_page($0) }
        pageCount += 1
        for character in canvas.missingCharacters where !missingCharacters.contains(character) {
            missingCharacters.append(character)
        }
    }

    /// Adds an entry to the outline, which leads to a position on a page.
    ///
    /// - Parameters:
    ///   - title: What a viewer shows.
    ///   - page: From 1; may be added later.
    ///   - position: On that page, in points.
    ///   - parent: The entry under which it stands; `nil` for the top.
    /// - Returns: The entry, for others under it.
    @discardableResult
    package func addOutlineEntry(
        title: String, page: Int, position: Point = Point(x: 0, y: 0), parent: OutlineEntry? = nil
    ) -> OutlineEntry {
        let number = unsafe cairo.withSurface { surface in
            unsafe cairo_pdf_surface_add_outline(
                surface, parent?.number ?? Int32(CAIRO_PDF_OUTLINE_ROOT), title.printable(),
                "page=\(page) pos=[\(position.x.decimal()) \(position.y.decimal())]", CAIRO_PDF_OUTLINE_FLAG_OPEN)
        }
        return OutlineEntry(number: number)
    }

    /// Ends the document and writes the file, whole or not at all.
    ///
    /// - Throws: `DrawingError` where a link leads nowhere, Cairo failed, or the file can't be written.
    package func finish() throws(DrawingError) {
        if let failure = backend.failure { throw failure }
        // Cairo 1.16 keeps silent about a link without its destination.
        if let lost = backend.linkedDestinations.subtracting(backend.namedDestinations).min() {
            throw DrawingError("\(path): a link leads to \"\(lost)\", which no page has.")
        }
        try cairo.finish("write \(path)")
        try AtomicFile.write(sink.bytes, to: path)
    }
}
