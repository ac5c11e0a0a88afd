/// The drawing operations of a kind of surface.
///
/// Coordinates and widths are the surface's own, in points; the canvas has applied its scale and origin, removed what
/// isn't finite and cut what lies far outside.
protocol CanvasBackend: AnyObject {
    /// The first thing that could not be drawn; whoever ends the drawing reports it.
    var failure: DrawingError? { get }
    /// True if what is drawn is looked at on a screen alone, which enlarges pixels without smoothing and shows no more than its own.
    var isForScreen: Bool { get }
    func saveState()
    func restoreState()
    func clip(to rectangle: Rectangle)
    func fill(_ path: Path, with color: Color)
    func stroke(_ path: Path, with stroke: Stroke)
    func dot(at center: Point, diameter: Double, color: Color)
    func image(_ image: RasterImage, in rectangle: Rectangle)
    /// Draws a line of a layout from a position on the baseline, enlarged and turned about that position; its anchor keeps its
    /// place where another font is wider or narrower.
    func text(
        _ layout: borrowing TextLayout, line: Int, at position: Point, anchor: TextAnchor.Horizontal, scale: Double,
        rotation: Double)
    /// Begins a group of elements under a name, which ends with the state that was saved last, where the format has groups.
    func beginGroup(named name: String)
    /// Makes a rectangle lead to a named destination, where the format has links.
    func link(to destination: String, in rectangle: Rectangle)
    /// Gives a position a name, where the format has links.
    func destination(named name: String, at position: Point)
    /// Encloses what a body draws in an element of the document's structure, where the format has one.
    func structure(_ element: StructureElement, _ body: () -> Void)
}

/// The role of what is drawn in a document's structure, by its name in PDF (ISO 32000-1, 14.8.4).
package enum StructureElement: String, Sendable {
    case heading1 = "H1"
    case heading2 = "H2"
    case paragraph = "P"
    case figure = "Figure"
    case caption = "Caption"
    case table = "Table"
}

extension CanvasBackend {
    func beginGroup(named name: String) {}
    var isForScreen: Bool { false }
    func link(to destination: String, in rectangle: Rectangle) {}
    func destination(named name: String, at position: Point) {}
    func structure(_ element: StructureElement, _ body: () -> Void) { body() }
}
