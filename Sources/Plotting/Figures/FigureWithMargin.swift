package import Drawing

/// A figure with another in the margin at its right; without one, the figure stands in the middle.
package struct FigureWithMargin: Figure {
    private let main: any Figure
    private let margin: (any Figure)?
    private let share: Double

    /// A figure and what stands beside it.
    ///
    /// - Parameters:
    ///   - main: The figure.
    ///   - margin: What stands at its right, from the same top; nil for nothing.
    ///   - share: How much of the width the figure takes.
    package init(main: any Figure, margin: (any Figure)?, share: Double = 0.75) {
        precondition(share > 0 && share <= 1, "a share of \(share) of the width")
        self.main = main
        self.margin = margin
        self.share = share
    }

    private func marginWidth(_ width: Double) -> Double {
        max(1, width * (1 - share) - Self.gutter)
    }

    private static let gutter = 4 * pointsPerMillimetre

    package func height(forWidth width: Double) -> Double {
        max(main.height(forWidth: width * share), margin?.height(forWidth: marginWidth(width)) ?? 0)
    }

    package func draw(on canvas: Canvas, in frame: Rectangle) {
        let width = frame.width * share
        main.draw(
            on: canvas,
            in: Rectangle(
                x: frame.x + (margin == nil ? (frame.width - width) / 2 : 0), y: frame.y, width: width,
                height: main.height(forWidth: width)))
        guard let margin else { return }
        let marginWidth = marginWidth(frame.width)
        margin.draw(
            on: canvas,
            in: Rectangle(
                x: frame.maxX - marginWidth, y: frame.y, width: marginWidth,
                height: margin.height(forWidth: marginWidth)))
    }
}
