package import Drawing

/// Figures one below the other, each as wide as all.
package struct FigureStack: Figure {
    private let figures: [any Figure]
    private let gap: Double

    /// A stack of figures.
    ///
    /// - Parameters:
    ///   - figures: The figures from the top.
    ///   - gap: The room between two of them, in points.
    package init(_ figures: [any Figure], gap: Double = 8) {
        self.figures = figures
        self.gap = gap
    }

    package func height(forWidth width: Double) -> Double {
        figures.reduce(0) { $0 + $1.height(forWidth: width) } + gap * Double(max(0, figures.count - 1))
    }

    package func draw(on canvas: Canvas, in frame: Rectangle) {
        var top = frame.y
        for figure in figures {
            let height = figure.height(forWidth: frame.width)
            figure.draw(on: canvas, in: Rectangle(x: frame.x, y: top, width: frame.width, height: height))
            top += height + gap
        }
    }
}
