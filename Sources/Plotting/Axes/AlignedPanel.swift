package import Drawing

/// A figure with a plot area whose margins can be widened, so that areas of panels side by side line up.
package protocol AlignedPanel: Figure {
    /// The room that the panel's labels need at a width in points.
    func margins(forWidth width: Double) -> Margins
    /// The height with given margins.
    func height(forWidth width: Double, margins: Margins) -> Double
    /// Draws the panel without its key.
    func draw(on canvas: Canvas, in frame: Rectangle, margins: Margins)
    /// The legend or colour bar, drawn below the panel, or once below a row of panels.
    func key(forWidth width: Double) -> (any Figure)?
    /// The classes that the panel shows at a width without naming them; a row of panels lists them below.
    func unlabelledClasses(forWidth width: Double) -> (colors: ClassColors, classes: [Int])?
}

extension AlignedPanel {
    package func key(forWidth width: Double) -> (any Figure)? { nil }
    package func unlabelledClasses(forWidth width: Double) -> (colors: ClassColors, classes: [Int])? { nil }

    package func height(forWidth width: Double) -> Double {
        height(forWidth: width, margins: margins(forWidth: width)) + keyHeight(forWidth: width)
    }

    package func draw(on canvas: Canvas, in frame: Rectangle) {
        let margins = margins(forWidth: frame.width)
        let panelHeight = height(forWidth: frame.width, margins: margins)
        let place = Rectangle(x: frame.x, y: frame.y, width: frame.width, height: panelHeight)
        canvas.group("panel") { draw(on: canvas, in: place, margins: margins) }
        guard let key = key(forWidth: frame.width) else { return }
        let below = Rectangle(
            x: frame.x, y: frame.y + panelHeight + FigureStyle.keyGap, width: frame.width,
            height: key.height(forWidth: frame.width))
        canvas.group("key") { key.draw(on: canvas, in: below) }
    }

    /// The height that the key takes below the panel, 0 where there is none.
    func keyHeight(forWidth width: Double) -> Double {
        key(forWidth: width).map { FigureStyle.keyGap + $0.height(forWidth: width) } ?? 0
    }
}
