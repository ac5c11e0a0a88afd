/// A figure as a file of its own.
package enum SVGFile {
    /// Writes a figure as an SVG file, whole or not at all.
    ///
    /// - Parameters:
    ///   - figure: What is drawn.
    ///   - width: Of the figure, in points.
    ///   - identifier: Begins the file's ids, so that several figures can stand in one web page.
    ///   - title: The figure's name, for readers that can't see it.
    ///   - description: What it shows, for readers that can't see it.
    ///   - theme: The brightness of its ground.
    ///   - path: Where to.
    /// - Returns: Characters in the figure that no installed font has.
    /// - Throws: `DrawingError` where no font is installed, or the file can't be written.
    @discardableResult
    package static func write(
        _ figure: any Figure, width: Double, identifier: String, title: String, description: String,
        theme: Theme = .light, to path: String
    ) throws(DrawingError) -> [Unicode.Scalar] {
        try PangoLayoutFactory.requireFont()
        let drawing = draw(
            figure, width: width, identifier: identifier, title: title, description: description, theme: theme)
        if let failure = drawing.failure { throw failure }
        try AtomicFile.write(Array(drawing.text.utf8), to: path)
        return drawing.missingCharacters
    }

    /// The text of a figure's SVG file, without what could not be drawn, and the characters in it that no installed
    /// font has.
    package static func document(
        _ figure: any Figure, width: Double, identifier: String, title: String, description: String,
        theme: Theme = .light
    ) -> (text: String, missingCharacters: [Unicode.Scalar]) {
        let drawing = draw(
            figure, width: width, identifier: identifier, title: title, description: description, theme: theme)
        return (drawing.text, drawing.missingCharacters)
    }

    private static func draw(
        _ figure: any Figure, width: Double, identifier: String, title: String, description: String, theme: Theme
    ) -> (text: String, missingCharacters: [Unicode.Scalar], failure: DrawingError?) {
        let drawing = SVGDrawing(figure, width: width, identifier: identifier, for: .file, theme: theme)
        let names = (title: drawing.identifier("title"), description: drawing.identifier("description"))
        let text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" \
            \(drawing.dimensions) lang="en" xml:lang="en" role="img" \
            aria-labelledby="\(names.title) \(names.description)">
            <title id="\(names.title)">\(title.escapedForMarkup())</title>
            <desc id="\(names.description)">\(description.escapedForMarkup(limit: 10_000))</desc>
            \(drawing.elements(groupAttributes: " style=\"font-feature-settings:'tnum';white-space:pre\""))\
            </svg>

            """
        return (text, drawing.missingCharacters, drawing.failure)
    }
}
