package import Drawing

/// Panels side by side, in rows where one would make them too narrow, with one key below for all.
package struct PanelGrid: Figure {
    private let panels: [any Figure]
    private let columns: Int
    private let legend: (any Figure)?
    private let letters: [String]?

    private static let gap = 6.0
    /// Panels that would be narrower stand in more rows, as in the single column of a journal: three or fewer in a row, and four.
    private static let leastPanel = (few: 27 * pointsPerMillimetre, four: 17 * pointsPerMillimetre)

    /// The number of panels in a row, of so many.
    package static func columns(for count: Int) -> Int { count <= 4 ? max(1, count) : 3 }

    /// A grid of panels of equal width.
    ///
    /// - Parameters:
    ///   - panels: The panels, from the left, row after row.
    ///   - columns: The number of panels in a row; nil for as many as ``columns(for:)`` says.
    ///   - legend: What is drawn below all of them; nil for what ``PanelRow`` finds.
    ///   - letters: Letters above the panels, for those that draw none themselves.
    package init(
        panels: [any Figure], columns: Int? = nil, legend: (any Figure)? = nil, letters: [String]? = nil
    ) {
        let columns = columns ?? Self.columns(for: panels.count)
        precondition(columns > 0, "\(columns) columns of panels")
        self.panels = panels
        self.columns = columns
        self.legend = legend
        self.letters = letters
    }

    /// The number of panels in a row of a width: as many as are asked for, or fewer where these would be too narrow.
    private func columns(forWidth width: Double) -> Int {
        var columns = columns
        while columns > 1 {
            let panel = (width - FigureStyle.gutter * Double(columns - 1)) / Double(columns)
            if panel >= (columns > 3 ? Self.leastPanel.four : Self.leastPanel.few) { break }
            columns -= 1
        }
        return columns
    }

    private func rows(forWidth width: Double) -> [PanelRow] {
        let columns = columns(forWidth: width)
        return stride(from: 0, to: panels.count, by: columns).map { start in
            let row = Array(panels[start..<min(start + columns, panels.count)])
            let isLast = start + columns >= panels.count
            let isShort = row.count < columns
            return PanelRow(
                // Panels of a short row are as wide as those above.
                panels: row + (isShort ? [any Figure](repeating: EmptyFigure(), count: columns - row.count) : []),
                legend: isLast ? legend : EmptyFigure(), letters: letters.map { Array($0.dropFirst(start)) },
                keyed: isLast ? panels : nil)
        }
    }

    package func height(forWidth width: Double) -> Double {
        let rows = rows(forWidth: width)
        return rows.reduce(0) { $0 + $1.height(forWidth: width) } + Self.gap * Double(max(0, rows.count - 1))
    }

    package func draw(on canvas: Canvas, in frame: Rectangle) {
        var top = frame.y
        for row in rows(forWidth: frame.width) {
            let height = row.height(forWidth: frame.width)
            row.draw(on: canvas, in: Rectangle(x: frame.x, y: top, width: frame.width, height: height))
            top += height + Self.gap
        }
    }
}

/// Room for a panel that there is nothing to show in.
package struct EmptyFigure: Figure {
    package init() {}

    package func height(forWidth width: Double) -> Double { 0 }

    package func draw(on canvas: Canvas, in frame: Rectangle) {}
}
