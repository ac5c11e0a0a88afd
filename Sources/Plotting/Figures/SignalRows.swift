package import Drawing

/// A signal and what each method makes of it.
package struct SignalRow: Sendable {
    package var name: String
    package var input: [Float]
    /// One a method, each as long as the input.
    package var reconstructions: [[Float]]
    /// Such as each reconstruction's error; empty for none.
    package var captions: [String]

    package init(name: String, input: [Float], reconstructions: [[Float]], captions: [String] = []) {
        precondition(reconstructions.allSatisfy { $0.count == input.count }, "a reconstruction of every sample")
        self.name = name
        self.input = input
        self.reconstructions = reconstructions
        self.captions = captions
    }
}

/// Signals and their reconstructions: a row for each signal, a column for each method, the input in grey behind.
package struct SignalRows: Figure {
    private let methods: [MethodStyle]
    private let rows: [SignalRow]
    private let xTitle: String

    private static let cellHeight = 36.0
    private static let rowGap = 5.0
    private static let columnGap = 8.0
    private static let nameGap = 4.0
    private static let captionHeight = 6.5
    private static let headingHeight = 11.0
    private static let axisHeight = 22.0

    /// Rows of signals.
    ///
    /// - Parameters:
    ///   - methods: The columns.
    ///   - rows: The signals, each with a reconstruction for every method.
    ///   - xTitle: What runs along the signal.
    package init(methods: [MethodStyle], rows: [SignalRow], xTitle: String = "sample") {
        precondition(rows.allSatisfy { $0.reconstructions.count == methods.count }, "a reconstruction by every method")
        self.methods = methods
        self.rows = rows
        self.xTitle = xTitle
    }

    package func height(forWidth width: Double) -> Double {
        Self.headingHeight + Double(rows.count) * cellPitch + Self.axisHeight
    }

    private var cellPitch: Double {
        let room = FigureStyle.maximumHeight - Self.headingHeight - Self.axisHeight
        return min(Self.cellHeight + Self.rowGap, room / Double(max(1, rows.count)))
    }

    package func draw(on canvas: Canvas, in frame: Rectangle) {
        let widest = rows.map { TextMeasure.extent(of: $0.name, style: FigureStyle.label).width }.max() ?? 0
        let left = widest > 0 ? min(widest, frame.width * 0.2) + Self.nameGap : 0
        let columns = Double(max(1, methods.count))
        let width = max(1, (frame.width - left - (columns - 1) * Self.columnGap) / columns)
        for (column, method) in methods.enumerated() {
            let x = frame.x + left + Double(column) * (width + Self.columnGap)
            canvas.text(
                method.name, at: Point(x: x, y: frame.y), anchor: TextAnchor(.left, .top),
                style: TextStyle(size: 7, weight: .semibold, color: method.textColor))
            for (index, row) in rows.enumerated() {
                let cell = Rectangle(
                    x: x, y: frame.y + Self.headingHeight + Double(index) * cellPitch, width: width,
                    height: cellPitch - Self.rowGap)
                drawCell(row, column: column, on: canvas, cell: cell)
                if column == 0 {
                    canvas.text(
                        TextMeasure.truncated(row.name, to: max(0, left - Self.nameGap), style: FigureStyle.label),
                        at: Point(x: frame.x + left - Self.nameGap, y: cell.midY),
                        anchor: TextAnchor(.right, .middle), style: FigureStyle.label)
                }
            }
            let length = rows.map(\.input.count).max() ?? 1
            let bottom = frame.y + Self.headingHeight + Double(rows.count) * cellPitch - Self.rowGap
            HorizontalAxis(
                scale: AxisScale(.linear, from: 0, to: Double(max(1, length - 1))), title: xTitle,
                area: Rectangle(x: x, y: bottom - 1, width: width, height: 1)
            ).draw(on: canvas)
        }
    }

    private func drawCell(_ row: SignalRow, column: Int, on canvas: Canvas, cell: Rectangle) {
        // Limits are those of the row, so that columns compare.
        let values = ([row.input] + row.reconstructions).joined().filter(\.isFinite).map(Double.init)
        let scale = AxisScale(.linear, from: values.min() ?? 0, to: values.max() ?? 1).padded(by: DataLimits.padding)
        let frame = cell
        let band = row.captions.isEmpty ? 0 : min(Self.captionHeight, frame.height / 3)
        let cell = Rectangle(x: frame.x, y: frame.y + band, width: frame.width, height: frame.height - band)
        let input = Stroke(width: 1.5, color: Color(0xB4B9BE, onDark: 0x6B7278), cap: .round)
        canvas.stroke(path(row.input, scale: scale, cell: cell), with: input)
        canvas.stroke(
            path(row.reconstructions[column], scale: scale, cell: cell),
            with: Stroke(width: 0.75, color: methods[column].color, cap: .round))
        if row.captions.indices.contains(column) {
            canvas.text(
                row.captions[column], at: Point(x: frame.maxX, y: frame.y), anchor: TextAnchor(.right, .top),
                style: FigureStyle.smallLabel)
        }
    }

    /// A line through a signal; of one much finer than a printer resolves, the extremes of each step.
    private func path(_ signal: [Float], scale: AxisScale, cell: Rectangle) -> Path {
        guard signal.count > 1 else { return Path() }
        let step = max(1, signal.count / Int(max(1, cell.width * 4)))
        func place(_ index: Int) -> Point {
            Point(
                x: cell.x + Double(index) / Double(signal.count - 1) * cell.width,
                y: cell.maxY - scale.fraction(of: Double(signal[index])) * cell.height)
        }
        let places = stride(from: 0, to: signal.count, by: step).flatMap { start -> [Point?] in
            let bucket = (start..<min(signal.count, start + step)).filter { signal[$0].isFinite }
            guard let low = bucket.min(by: { signal[$0] < signal[$1] }),
                let high = bucket.max(by: { signal[$0] < signal[$1] })
            else { return [nil] }
            return low == high ? [place(low)] : [place(min(low, high)), place(max(low, high))]
        }
        return Path(throughKnown: places)
    }
}
