internal import Drawing

/// The room around a plot area that titles and labels take, in points.
package struct Margins: Sendable, Equatable {
    package var left: Double
    package var right: Double
    package var top: Double
    package var bottom: Double

    package init(left: Double, right: Double, top: Double, bottom: Double) {
        self.left = left
        self.right = right
        self.top = top
        self.bottom = bottom
    }

    /// The plot area that the margins leave in a frame.
    ///
    /// - Parameters:
    ///   - frame: All room that there is.
    ///   - height: The panel's height, margins included.
    ///   - least: The least height of the area.
    /// - Returns: The area, at least 20 points wide.
    func area(in frame: Rectangle, height: Double, least: Double = 0) -> Rectangle {
        Rectangle(
            x: frame.x + left, y: frame.y + top, width: areaWidth(forWidth: frame.width),
            height: max(least, height - top - bottom))
    }

    /// The width of the plot area in a panel of a width, at least 20 points.
    func areaWidth(forWidth width: Double) -> Double { max(20, width - left - right) }

    /// The height of a panel whose plot area's height is a share of its width, margins included.
    func height(forWidth width: Double, aspect: Double) -> Double {
        min(FigureStyle.maximumHeight, top + areaWidth(forWidth: width) * aspect + bottom)
    }

    /// The larger of each side, for panels whose plot areas are to line up.
    package func union(_ other: Margins) -> Margins {
        Margins(
            left: max(left, other.left), right: max(right, other.right), top: max(top, other.top),
            bottom: max(bottom, other.bottom))
    }
}
