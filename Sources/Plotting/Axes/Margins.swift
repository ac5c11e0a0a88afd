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

    /// The larger of each side, for panels whose plot areas are to line up.
    package func union(_ other: Margins) -> Margins {
        Margins(
            left: max(left, other.left), right: max(right, other.right), top: max(top, other.top),
            bottom: max(bottom, other.bottom))
    }
}
