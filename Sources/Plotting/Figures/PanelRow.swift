package import Drawing

/// Panels side by side, their plot areas lined up, with one key below for all.
package struct PanelRow: Figure {
    private let panels: [any Figure]
    private let gutter: Double
    private let legend: (any Figure)?
    private let letters: [String]?
    private let keyed: [any Figure]

    private static let letterHeight = 11.0

    /// A row of panels of equal width.
    ///
    /// - Parameters:
    ///   - panels: The panels, from the left.
    ///   - gutter: The distance between them in points.
    ///   - legend: What is drawn below all of them; nil for the key of the first panel that has one, or an index of the
    ///     classes that aren't named in every panel.
    ///   - letters: Letters above the panels, for those that draw none themselves.
    ///   - keyed: Whose key is drawn below; nil for that of the panels themselves.
    package init(
        panels: [any Figure], gutter: Double = 8 * pointsPerMillimetre, legend: (any Figure)? = nil,
        letters: [String]? = nil, keyed: [any Figure]? = nil
    ) {
        self.panels = panels
        self.gutter = gutter
        self.letters = letters
        self.keyed = keyed ?? panels
        self.legend = legend
    }

    private func panelWidth(_ width: Double) -> Double {
        let count = Double(max(1, panels.count))
        return max(1, (width - gutter * (count - 1)) / count)
    }

    /// The legend or colour bar below the panels of a row of a width.
    private func key(forWidth width: Double) -> (any Figure)? {
        if let legend { return legend }
        let aligned = keyed.compactMap { $0 as? any AlignedPanel }
        let panelWidth = panelWidth(width)
        let unnamed = aligned.compactMap { $0.unlabelledClasses(forWidth: panelWidth) }
        if let colors = unnamed.first?.colors {
            let classes = Set(unnamed.flatMap(\.classes)).sorted()
            return classes.isEmpty ? nil : ClassIndex(colors: colors, classes: classes)
        }
        return aligned.lazy.compactMap { $0.key(forWidth: panelWidth) }.first
    }

    private func margins(_ width: Double) -> Margins? {
        let all = panels.compactMap { ($0 as? any AlignedPanel)?.margins(forWidth: width) }
        return all.dropFirst().reduce(all.first) { $0?.union($1) }
    }

    /// The height of each panel of a width.
    private func heights(_ width: Double, margins: Margins?) -> [Double] {
        panels.map { panel in
            if let aligned = panel as? any AlignedPanel, let margins {
                return aligned.height(forWidth: width, margins: margins)
            }
            return panel.height(forWidth: width)
        }
    }

    package func height(forWidth width: Double) -> Double {
        let panelWidth = panelWidth(width)
        let heights = heights(panelWidth, margins: margins(panelWidth))
        return (heights.max() ?? 0) + (letters == nil ? 0 : Self.letterHeight)
            + (key(forWidth: width).map { $0.height(forWidth: width) + FigureStyle.keyGap } ?? 0)
    }

    package func draw(on canvas: Canvas, in frame: Rectangle) {
        let width = panelWidth(frame.width)
        let margins = margins(width)
        let heights = heights(width, margins: margins)
        let top = frame.y + (letters == nil ? 0 : Self.letterHeight)
        for (index, panel) in panels.enumerated() {
            let left = frame.x + Double(index) * (width + gutter)
            let rectangle = Rectangle(x: left, y: top, width: width, height: heights[index])
            if let letters, letters.indices.contains(index) {
                canvas.text(
                    letters[index], at: Point(x: left, y: frame.y), anchor: TextAnchor(.left, .top),
                    style: FigureStyle.panelLetter)
            }
            if let aligned = panel as? any AlignedPanel, let margins {
                canvas.group("panel") { aligned.draw(on: canvas, in: rectangle, margins: margins) }
            } else {
                panel.draw(on: canvas, in: rectangle)
            }
        }
        guard let key = key(forWidth: frame.width) else { return }
        let place = Rectangle(
            x: frame.x, y: top + (heights.max() ?? 0) + FigureStyle.keyGap, width: frame.width,
            height: key.height(forWidth: frame.width))
        canvas.group("key") { key.draw(on: canvas, in: place) }
    }
}
