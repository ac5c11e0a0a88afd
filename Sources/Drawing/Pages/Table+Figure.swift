/// A table as a figure, with its footnotes: in a row beside others, or a file of its own.
extension Table: Figure {
    package func height(forWidth width: Double) -> Double {
        let notes = TableLayout.footnotes(of: self, width: width)
        return TableLayout(self, width: width).height(of: rows.indices)
            + (notes.isEmpty ? 0 : notes.reduce(4) { $0 + $1.height })
    }

    package func draw(on canvas: Canvas, in frame: Rectangle) {
        let layout = TableLayout(self, width: frame.width)
        layout.draw(rows.indices, on: canvas, x: frame.x, y: frame.y)
        var y = frame.y + layout.height(of: rows.indices) + 4
        for note in TableLayout.footnotes(of: self, width: frame.width) {
            note.draw(0..<note.lineCount, on: canvas, x: frame.x, y: y)
            y += note.height
        }
    }
}
