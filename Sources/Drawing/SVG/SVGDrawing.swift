/// A figure drawn as elements of SVG, for a file or for a page.
struct SVGDrawing {
    /// The size and the coordinates of the figure, as attributes.
    let dimensions: String
    /// The characters that no installed font has.
    let missingCharacters: [Unicode.Scalar]
    /// The first thing that could not be drawn.
    let failure: DrawingError?
    private let size: (width: String, height: String)
    private let backend: SVGBackend
    private let theme: Theme

    /// Draws a figure of a width in points.
    init(_ figure: any Figure, width: Double, identifier: String, for target: SVGBackend.Target, theme: Theme = .light)
    {
        self.theme = theme
        let size = Size(width: width, height: figure.height(forWidth: width))
        backend = SVGBackend(prefix: Self.name(from: identifier), size: size, target: target)
        let canvas = Canvas(backend, size: size, theme: theme)
        canvas.withSavedState {
            figure.draw(on: canvas, in: Rectangle(x: 0, y: 0, width: size.width, height: size.height))
        }
        backend.finish()
        let (width, height) = (size.width.decimal(), size.height.decimal())
        self.size = (width, height)
        dimensions = "width=\"\(width)pt\" height=\"\(height)pt\" viewBox=\"0 0 \(width) \(height)\""
        missingCharacters = canvas.missingCharacters
        failure = backend.failure
    }

    /// The name of an element of this figure, which no other figure has.
    func identifier(_ name: String) -> String { backend.identifier(name) }

    /// The elements, on the ground of their theme.
    ///
    /// - Parameter groupAttributes: Further attributes of the group around them.
    /// - Returns: Definitions, background and group.
    func elements(groupAttributes: String = "") -> String {
        let families = PangoLayoutFactory.fontFamilies.map { $0.contains(" ") ? "'\($0)'" : $0 }
        let clips = backend.clips.enumerated().map { index, clip in
            "<clipPath id=\"\(identifier("clip\(index + 1)"))\"><rect x=\"\(clip.x.decimal())\" "
                + "y=\"\(clip.y.decimal())\" width=\"\(clip.width.decimal())\" height=\"\(clip.height.decimal())\"/>"
                + "</clipPath>\n"
        }
        return """
            \(clips.isEmpty ? "" : "<defs>\n\(clips.joined())</defs>\n")\
            <rect width="\(size.width)" height="\(size.height)" fill="\(Color.background.on(theme).hexadecimal)"/>
            <g font-family="\(families.joined(separator: ", "))" xml:space="preserve"\(groupAttributes)>
            \(backend.body)</g>

            """
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
