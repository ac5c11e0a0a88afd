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
        _ figure: any Figure, width: Double, identifier: String, title: String, description: String,
        theme: Theme = .light
    ) -> (text: String, missingCharacters: [Unicode.Scalar], failure: DrawingError?) {
        let size = Size(width: width, height: figure.height(forWidth: width))
        let backend = SVGBackend(prefix: name(from: identifier), size: size)
        let canvas = Canvas(backend, size: size, theme: theme)
        canvas.withSavedState {
            figure.draw(on: canvas, in: Rectangle(x: 0, y: 0, width: size.width, height: size.height))
        }
        let dimensions = (width: size.width.decimal(), height: size.height.decimal())
        let names = (title: backend.identifier("title"), description: backend.identifier("description"))
        let families = PangoLayoutFactory.fontFamilies.map { $0.contains(" ") ? "'\($0)'" : $0 }
        let clips = backend.clips.enumerated().map { index, clip in
            "<clipPath id=\"\(backend.identifier("clip\(index + 1)"))\"><rect x=\"\(clip.x.decimal())\" "
                + "y=\"\(clip.y.decimal())\" width=\"\(clip.width.decimal())\" height=\"\(clip.height.decimal())\"/>"
                + "</clipPath>\n"
        }
        let text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" \
            width="\(dimensions.width)pt" height="\(dimensions.height)pt" \
            viewBox="0 0 \(dimensions.width) \(dimensions.height)" lang="en" xml:lang="en" role="img" \
            aria-labelledby="\(names.title) \(names.description)">
            <title id="\(names.title)">\(title.printable().escapedForXML)</title>
            <desc id="\(names.description)">\(description.printable(limit: 10_000).escapedForXML)</desc>
            \(clips.isEmpty ? "" : "<defs>\n\(clips.joined())</defs>\n")\
            <rect width="\(dimensions.width)" height="\(dimensions.height)" \
            fill="\(Color.background.on(theme).hexadecimal)"/>
            <g font-family="\(families.joined(separator: ", "))" xml:space="preserve" \
            style="font-feature-settings:'tnum';white-space:pre">
            \(backend.body)</g>
            </svg>

            """
        return (text, canvas.missingCharacters, backend.failure)
    }

    /// An XML name: letters, digits, hyphens, a letter first.
    private static func name(from identifier: String) -> String {
        let kept = identifier.unicodeScalars.map { scalar -> String in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9": String(scalar)
            default: "-"
            }
        }.joined()
        return kept.first.map { $0.isLetter } == true ? kept : "figure-" + kept
    }
}
