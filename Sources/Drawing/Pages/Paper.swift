/// A size of paper with its margins, in points.
///
/// Text is 178 mm wide on every paper, so that the paper changes page breaks and never a figure.
package struct Paper: Sendable, Equatable {
    package let size: Size
    /// The rectangle for text and figures.
    package let content: Rectangle

    /// The width of text on every paper: 178 mm.
    package static let contentWidth = 178 * pointsPerMillimetre
    /// Between columns: 8 mm.
    package static let gutter = 8 * pointsPerMillimetre

    package static let a4 = Paper(size: Size(width: 595.28, height: 841.89), top: 16, bottom: 18)
    package static let letter = Paper(size: Size(width: 612, height: 792), top: 14, bottom: 16)

    /// Paper with margins at the top and bottom in millimetres.
    init(size: Size, top: Double, bottom: Double) {
        self.size = size
        content = Rectangle(
            x: (size.width - Paper.contentWidth) / 2, y: top * pointsPerMillimetre, width: Paper.contentWidth,
            height: size.height - (top + bottom) * pointsPerMillimetre)
    }

    /// The width of one of several equal columns: 178, 85, 54 or 38.5 mm.
    package static func columnWidth(of columns: Int) -> Double {
        (contentWidth - gutter * Double(columns - 1)) / Double(columns)
    }
}
