internal import Drawing

extension ReportFigure {
    /// The figure drawn for a web page.
    ///
    /// - Throws: `DrawingError` where no font is installed, or an image can't be drawn.
    func drawing() throws(DrawingError) -> InlineSVG {
        try InlineSVG(figure, width: width.points, identifier: identifier, label: alternativeText)
    }

    /// The figure as markup.
    ///
    /// - Parameter drawing: The figure as drawn.
    /// - Returns: The drawing and its caption.
    func markup(drawing: InlineSVG) -> String {
        """
        <figure class="share-\(width.twelfths)" id="\(identifier.escapedForMarkup())">
        \(drawing.element)
        <figcaption>\(captionText.markup)</figcaption>
        </figure>

        """
    }
}

extension ReportFigure.Width {
    /// The width in twelfths of the text's.
    fileprivate var twelfths: Int {
        switch self {
        case .full: 12
        case .half: 6
        case .third: 4
        case .quarter: 3
        }
    }
}
