/// The point of a line of text that is put at a position.
package struct TextAnchor: Sendable, Equatable {
    package enum Horizontal: Sendable { case left, center, right }
    package enum Vertical: Sendable { case top, middle, baseline, bottom }

    package var horizontal: Horizontal
    package var vertical: Vertical

    package init(_ horizontal: Horizontal, _ vertical: Vertical) {
        self.horizontal = horizontal
        self.vertical = vertical
    }

    /// The offset of the line's start on the baseline from the anchor, unrotated.
    func offset(for extent: TextExtent) -> Point {
        let x =
            switch horizontal {
            case .left: 0.0
            case .center: -extent.width / 2
            case .right: -extent.width
            }
        let y =
            switch vertical {
            case .top: extent.ascent
            case .middle: (extent.ascent - extent.descent) / 2
            case .baseline: 0.0
            case .bottom: -extent.descent
            }
        return Point(x: x, y: y)
    }
}
