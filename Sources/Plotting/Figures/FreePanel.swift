package import Drawing

/// A panel whose plot area does not line up with those beside it.
package struct FreePanel: Figure {
    private let panel: any Figure

    package init(_ panel: any Figure) { self.panel = panel }

    package func height(forWidth width: Double) -> Double { panel.height(forWidth: width) }

    package func draw(on canvas: Canvas, in frame: Rectangle) {
        panel.draw(
            on: canvas,
            in: Rectangle(
                x: frame.x, y: frame.y, width: frame.width, height: panel.height(forWidth: frame.width)))
    }
}
