package import Drawing

/// A figure with a plot area whose margins can be widened, so that areas of panels side by side line up.
package protocol AlignedPanel: Figure {
    /// The room that the panel's labels need at a width in points.
    func margins(forWidth width: Double) -> Margins
    /// The height with given margins.
    func height(forWidth width: Double, margins: Margins) -> Double
    /// Draws the panel without its key.
    func draw(on canvas: Canvas, in frame: Rectangle, margins: Margins)
    /// What explains the colours, drawn below the panel, or once below a row of panels that share it.
    var key: (any Figure)? { get }
}

extension AlignedPanel {
    package var key: (any Figure)? { nil }

    package func height(forWidth width: Double) -> Double {
        height(forWidth: width, margins: margins(forWidth: width)) + keyHeight(forWidth: width)
    }

    package func draw(on canvas: Canvas, in frame: Rectangle) {
        let margins = margins(forWidth: frame.width)
        let keyHeight = key?.height(forWidth: frame.width) ?? 0
        let panelHeight = height(forWidth: frame.width, margins: margins)
        draw(
            on: canvas, in: Rectangle(x: frame.x, y: frame.y, width: frame.width, height: panelHeight),
            margins: margins)
        key?.draw(
            on: canvas,
            in: Rectangle(x: frame.x, y: frame.y + panelHeight + keyGap, width: frame.width, height: keyHeight))
    }

    private var keyGap: Double { 4 }

    private func keyHeight(forWidth width: Double) -> Double {
        key.map { keyGap + $0.height(forWidth: width) } ?? 0
    }
}
