internal import Drawing

/// The titles of axes in the room that there is.
enum AxisTitle {
    /// The type of titles that are too long for their axis, in points, largest first.
    private static let smallerSizes = [6.5, 6, 5.5]

    /// A title as it is, in smaller type, without what stands in parentheses at its end, or cut, whichever fits first.
    static func fitted(_ title: String, to room: Double) -> (text: String, style: TextStyle) {
        var style = FigureStyle.axisTitle
        func fits(_ text: String) -> Bool { TextMeasure.extent(of: text, style: style).width <= room }
        if fits(title) { return (title, style) }
        for size in smallerSizes {
            style.size = size
            if fits(title) { return (title, style) }
        }
        if title.hasSuffix(")"), let open = title.lastIndex(of: "(") {
            let name = String(title[..<open].reversed().drop(while: \.isWhitespace).reversed())
            if !name.isEmpty, fits(name) {
                style = FigureStyle.axisTitle
                return fits(name) ? (name, style) : fitted(name, to: room)
            }
        }
        return (TextMeasure.truncated(title, to: room, style: style), style)
    }
}
