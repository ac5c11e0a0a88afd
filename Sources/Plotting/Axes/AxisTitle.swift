internal import Drawing

/// The titles of axes in the room that there is.
enum AxisTitle {
    /// A title as it is, or without what stands in parentheses at its end, or cut, whichever fits first.
    static func fitted(_ title: String, to room: Double) -> String {
        func fits(_ text: String) -> Bool {
            TextMeasure.extent(of: text, style: FigureStyle.axisTitle).width <= room
        }
        if fits(title) { return title }
        if title.hasSuffix(")"), let open = title.lastIndex(of: "(") {
            let name = String(title[..<open].reversed().drop(while: \.isWhitespace).reversed())
            if !name.isEmpty, fits(name) { return name }
        }
        return TextMeasure.truncated(title, to: room, style: FigureStyle.axisTitle)
    }
}
