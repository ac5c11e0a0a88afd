/// A surface that figures are drawn on, the same for PDF, SVG and pixels.
///
/// Coordinates are points, y downward. What is not a number is not drawn, and what lies far off the page is cut. A
/// class because figures nest and share one surface; used by one thread.
package final class Canvas {
    private let backend: any CanvasBackend
    private var state: CanvasState
    /// The theme of what is drawn, whose colours the surface gets.
    package let theme: Theme
    /// Characters drawn so far that no installed font has, in the order in which they appeared.
    package private(set) var missingCharacters: [Unicode.Scalar] = []

    init(_ backend: any CanvasBackend, size: Size, theme: Theme = .light) {
        self.backend = backend
        self.theme = theme
        state = CanvasState(clip: Rectangle(x: 0, y: 0, width: size.width, height: size.height))
    }

    /// Fills the page, where it isn't white.
    func fillPage(_ size: Size) {
        guard theme != .light else { return }
        fill(Rectangle(x: 0, y: 0, width: size.width, height: size.height), with: .background)
    }

    /// True if what is drawn is looked at on a screen alone, which enlarges pixels without smoothing and shows no more than its own.
    package var isForScreen: Bool { backend.isForScreen }

    // MARK: State

    /// Draws with the surface's state (origin, clip) put back afterwards.
    package func withSavedState(_ body: () -> Void) {
        let saved = state
        backend.saveState()
        body()
        backend.restoreState()
        state = saved
    }

    /// Draws what belongs together, such as a panel, its axes or its points, so that a program for drawing finds it as one thing.
    ///
    /// - Parameters:
    ///   - name: The name, in lower-case ASCII letters and hyphens; groups of the same name are numbered.
    ///   - body: Draws it; the surface's state is put back afterwards.
    package func group(_ name: String, _ body: () -> Void) {
        withSavedState {
            backend.beginGroup(named: name)
            body()
        }
    }

    /// Moves the origin.
    package func translate(x: Double, y: Double) { state.translate(x: x, y: y) }

    /// Enlarges what is drawn from here on; line widths and text grow by the geometric mean of both factors.
    package func scale(x: Double, y: Double) { state.scale(x: x, y: y) }

    /// Leaves out what lies outside a rectangle, until the state is put back.
    package func clip(to rectangle: Rectangle) {
        guard state.isDrawable else { return }
        state.clip(to: state.onSurface(rectangle))
        backend.clip(to: state.clip)
    }

    // MARK: Shapes

    package func fill(_ rectangle: Rectangle, with color: Color) { fill(Path(rectangle), with: color) }

    package func fill(_ path: Path, with color: Color) {
        guard state.isDrawable, color.opacity > 0 else { return }
        let drawable = state.onSurface(path).drawable(filled: true)
        if !drawable.elements.isEmpty { backend.fill(drawable, with: color.on(theme)) }
    }

    package func stroke(_ path: Path, with stroke: Stroke) {
        guard state.isDrawable, stroke.color.opacity > 0, stroke.width > 0, stroke.width.isFinite else { return }
        let drawable = state.onSurface(path).drawable(filled: false)
        guard !drawable.elements.isEmpty else { return }
        var scaled = stroke
        scaled.color = stroke.color.on(theme)
        scaled.width *= state.scale
        // A dash pattern must have a length.
        let isDashed = stroke.dash.allSatisfy { $0 >= 0 && $0.isFinite } && stroke.dash.contains { $0 > 0 }
        scaled.dash = isDashed ? stroke.dash.map { $0 * state.scale } : []
        backend.stroke(drawable, with: scaled)
    }

    package func stroke(_ rectangle: Rectangle, with stroke: Stroke) { self.stroke(Path(rectangle), with: stroke) }

    package func line(from start: Point, to end: Point, with stroke: Stroke) {
        self.stroke(Path([.move(start), .line(end)]), with: stroke)
    }

    /// A filled disc, as a zero-length round-capped stroke: the smallest form in PDF and SVG.
    package func dot(at center: Point, diameter: Double, color: Color) {
        guard state.isDrawable, color.opacity > 0, diameter > 0 else { return }
        let center = state.onSurface(center)
        let radius = diameter * state.scale / 2
        // Nothing is drawn of a dot outside the clip, nor at a position that is not a number.
        guard center.x + radius >= state.clip.x, center.x - radius <= state.clip.maxX,
            center.y + radius >= state.clip.y, center.y - radius <= state.clip.maxY
        else { return }
        backend.dot(at: center, diameter: 2 * radius, color: color.on(theme))
    }

    /// An image over a rectangle, each pixel a sharp-edged block.
    package func image(_ image: RasterImage, in rectangle: Rectangle) {
        guard state.isDrawable, image.width > 0, image.height > 0 else { return }
        let place = state.onSurface(rectangle)
        let isNear = Path(place).drawable(filled: true) == Path(place)
        guard isNear, place.width > 0, place.height > 0 else { return }
        backend.image(image, in: place)
    }

    // MARK: Text

    /// One line of text.
    ///
    /// Rotation is clockwise, in degrees, about `position`.
    package func text(_ string: String, at position: Point, anchor: TextAnchor, style: TextStyle, rotation: Double = 0)
    {
        text(StyledText(string), at: position, anchor: anchor, style: style, rotation: rotation)
    }

    /// One line of text in several weights or colours.
    package func text(
        _ text: StyledText, at position: Point, anchor: TextAnchor, style: TextStyle, rotation: Double = 0
    ) {
        let layout = TextLayout(text.on(theme), style: style.on(theme))
        guard let line = layout.lines.first else { return }
        let offset = anchor.offset(for: line.extent)
        let start = AngleOfRotation(degrees: rotation).rotating(x: offset.x, y: offset.y, about: position)
        draw(layout, line: 0, at: start, anchor: anchor.horizontal, rotation: rotation)
    }

    /// Draws one line of a layout from a position on its baseline.
    func draw(
        _ layout: borrowing TextLayout, line: Int, at position: Point, anchor: TextAnchor.Horizontal = .left,
        rotation: Double = 0
    ) {
        for character in layout.missingCharacters where !missingCharacters.contains(character) {
            missingCharacters.append(character)
        }
        let position = state.onSurface(position)
        guard state.isDrawable, rotation.isFinite, Path([.move(position)]).drawable(filled: false).elements.count == 1,
            !layout.text.isEmpty
        else { return }
        backend.text(layout, line: line, at: position, anchor: anchor, scale: state.scale, rotation: rotation)
    }

    // MARK: Document

    /// Makes a rectangle lead to a named destination in the document; nothing where the format has no links.
    ///
    /// - Parameters:
    ///   - destination: A name that some page gives by ``destination(named:at:)``.
    ///   - rectangle: What a reader can click.
    package func link(to destination: String, in rectangle: Rectangle) {
        guard state.isDrawable else { return }
        backend.link(to: destination, in: state.onSurface(rectangle))
    }

    /// Gives a position a name that links and the outline can lead to.
    package func destination(named name: String, at position: Point) {
        guard state.isDrawable else { return }
        backend.destination(named: name, at: state.onSurface(position))
    }

    /// Draws with what is drawn marked as an element of the document's structure.
    package func structure(_ element: StructureElement, _ body: () -> Void) { backend.structure(element, body) }
}
