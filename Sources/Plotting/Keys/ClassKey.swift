package import Drawing

/// The colours of a few classes with their names, in lines from the left.
package struct ClassKey: Figure {
    private let colors: ClassColors
    /// The classes that have rows, by code.
    private let classes: [Int]

    /// The most classes that colours tell apart by a key alone.
    package static let mostClasses = 20
    private static let rowHeight = 9.0
    private static let swatch = 4.5
    private static let nameGap = 2.5
    private static let entryGap = 9.0
    private static let longestName = 110.0
    private static let style = FigureStyle.label

    /// A key of all classes that have rows.
    package init(colors: ClassColors) {
        self.colors = colors
        classes = colors.categories.indices.filter { colors.counts[$0] > 0 }
    }

    /// An entry with its place from the key's upper left corner.
    private struct Entry {
        let code: Int
        let name: String
        let x: Double
        let row: Int
    }

    private func entries(forWidth width: Double) -> [Entry] {
        var entries: [Entry] = []
        var (x, row) = (0.0, 0)
        let room = max(1, min(Self.longestName, width - Self.swatch - Self.nameGap))
        let names = TextMeasure.truncated(classes.map { colors.categories[$0] }, to: room, style: Self.style)
        for (code, name) in zip(classes, names) {
            let length = Self.swatch + Self.nameGap + TextMeasure.extent(of: name, style: Self.style).width
            if x > 0, x + length > width { (x, row) = (0, row + 1) }
            entries.append(Entry(code: code, name: name, x: x, row: row))
            x += length + Self.entryGap
        }
        return entries
    }

    package func height(forWidth width: Double) -> Double {
        Double((entries(forWidth: width).last?.row ?? -1) + 1) * Self.rowHeight
    }

    package func draw(on canvas: Canvas, in frame: Rectangle) {
        for entry in entries(forWidth: frame.width) {
            let middle = frame.y + (Double(entry.row) + 0.5) * Self.rowHeight
            canvas.fill(
                Rectangle(
                    x: frame.x + entry.x, y: middle - Self.swatch / 2, width: Self.swatch, height: Self.swatch),
                with: colors.color(of: entry.code))
            canvas.text(
                entry.name, at: Point(x: frame.x + entry.x + Self.swatch + Self.nameGap, y: middle),
                anchor: TextAnchor(.left, .middle), style: Self.style)
        }
    }
}
