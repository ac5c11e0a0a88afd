/// A figure as an element of a web page.
package struct InlineSVG: Sendable {
    /// The element, which refers to nothing outside and has no style of its own.
    package let element: String
    /// Characters in the figure that no installed font has.
    package let missingCharacters: [Unicode.Scalar]

    /// Draws a figure.
    ///
    /// - Parameters:
    ///   - figure: What is drawn.
    ///   - width: Of the figure, in points.
    ///   - identifier: Begins the element's ids, so that no two figures of a page have the same.
    ///   - label: What it shows, in a sentence, for readers that can't see it.
    /// - Throws: `DrawingError` where no font is installed, or an image can't be drawn.
    package init(_ figure: any Figure, width: Double, identifier: String, label: String) throws(DrawingError) {
        try PangoLayoutFactory.requireFont()
        let drawing = SVGDrawing(figure, width: width, identifier: identifier, for: .page)
        if let failure = drawing.failure { throw failure }
        element = """
            <svg xmlns="http://www.w3.org/2000/svg" \(drawing.dimensions) role="img" \
            aria-label="\(label.escapedForMarkup())">
            \(drawing.elements())\
            </svg>
            """
        missingCharacters = drawing.missingCharacters
    }
}
