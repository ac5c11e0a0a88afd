/// Something drawn in a rectangle of a given width: an element of a page and an SVG file by the same code.
package protocol Figure: Sendable {
    /// The height in points that the figure takes at a width in points.
    func height(forWidth width: Double) -> Double
    /// Draws the figure in `frame`, whose height is `height(forWidth: frame.width)`.
    func draw(on canvas: Canvas, in frame: Rectangle)
}
