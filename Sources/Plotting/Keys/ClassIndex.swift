internal import Core
package import Drawing

/// An index of many classes in columns: code, swatch, name and number of rows.
package struct ClassIndex: Figure {
    private let colors: ClassColors
    private let classes: [Int]
    private let showsCodes: Bool

    private static let rowHeight = 8.0
    private static let columnWidth = 38.5 * pointsPerMillimetre
    private static let swatch = 4.0
    private static let countGap = 8.0

    /// An index of some or all classes.
    ///
    /// - Parameters:
    ///   - colors: The report's class colours.
    ///   - classes: Which classes, by code; nil for all of them.
    package init(colors: ClassColors, classes: [Int]? = nil) {
        self.colors = colors
        self.classes = classes ?? Array(colors.categories.indices)
        showsCodes = ClusterLabels.showsCodes(classCount: colors.categories.count)
    }

    /// True if so many classes go by codes.
    package static func showsCodes(classCount: Int) -> Bool { ClusterLabels.showsCodes(classCount: classCount) }

    private func columnCount(forWidth width: Double) -> Int {
        min(
            max(1, classes.count),
            max(1, Int((width + FigureStyle.gutter + 0.1) / (Self.columnWidth + FigureStyle.gutter))))
    }

    /// The classes that fit, by code: all of them, or the largest where the index would be higher than a figure may be.
    private func listed(columns: Int) -> [Int] {
        let capacity = columns * Int(FigureStyle.maximumHeight / Self.rowHeight)
        guard classes.count > capacity else { return classes }
        let largest = classes.sorted { (-colors.counts[$0], $0) < (-colors.counts[$1], $1) }
        return largest.prefix(capacity - 1).sorted()
    }

    private func rowCount(columns: Int) -> Int {
        let listed = listed(columns: columns)
        let entries = listed.count + (listed.count < classes.count ? 1 : 0)
        return (entries + columns - 1) / columns
    }

    package func height(forWidth width: Double) -> Double {
        Double(rowCount(columns: columnCount(forWidth: width))) * Self.rowHeight
    }

    package func draw(on canvas: Canvas, in frame: Rectangle) {
        let columns = columnCount(forWidth: frame.width)
        let rows = max(1, rowCount(columns: columns))
        let listed = listed(columns: columns)
        let pitch = (frame.width + FigureStyle.gutter) / Double(columns)
        let style = TextStyle(size: 6)
        let mutedStyle = TextStyle(size: 6, color: .muted)
        let codeWidth =
            showsCodes
            ? TextMeasure.extent(of: String(colors.categories.count), style: style).width + 3 : 0
        // Counts stand close to the names where names are short.
        let nameWidth = listed.map { TextMeasure.extent(of: colors.categories[$0], style: style).width }.max() ?? 0
        let widestCount =
            listed.map {
                TextMeasure.extent(of: NumberFormat.count(colors.counts[$0]), style: mutedStyle).width
            }.max() ?? 0
        let entryWidth = min(
            pitch - FigureStyle.gutter, codeWidth + Self.swatch + 3 + nameWidth + Self.countGap + widestCount)
        let names = TextMeasure.truncated(
            listed.map { colors.categories[$0] },
            to: max(0, entryWidth - codeWidth - Self.swatch - 3 - widestCount - 3), style: style)
        for (position, code) in listed.enumerated() {
            let left = frame.x + Double(position / rows) * pitch
            let baseline = frame.y + (Double(position % rows) + 0.75) * Self.rowHeight
            let right = left + entryWidth
            if showsCodes {
                canvas.text(
                    String(code + 1), at: Point(x: left + codeWidth - 3, y: baseline),
                    anchor: TextAnchor(.right, .baseline), style: mutedStyle)
            }
            canvas.fill(
                Rectangle(x: left + codeWidth, y: baseline - Self.swatch, width: Self.swatch, height: Self.swatch),
                with: colors.color(of: code))
            let count = NumberFormat.count(colors.counts[code])
            canvas.text(
                count, at: Point(x: right, y: baseline), anchor: TextAnchor(.right, .baseline), style: mutedStyle)
            let nameLeft = left + codeWidth + Self.swatch + 3
            canvas.text(
                names[position], at: Point(x: nameLeft, y: baseline), anchor: TextAnchor(.left, .baseline),
                style: style)
        }
        if listed.count < classes.count {
            canvas.text(
                "and \(NumberFormat.count(classes.count - listed.count)) more",
                at: Point(
                    x: frame.x + Double(listed.count / rows) * pitch + codeWidth,
                    y: frame.y + (Double(listed.count % rows) + 0.75) * Self.rowHeight),
                anchor: TextAnchor(.left, .baseline), style: mutedStyle)
        }
    }
}
