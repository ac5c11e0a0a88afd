internal import CPangoCairo

/// Text shaped by Pango and broken into lines, ready to be measured and drawn.
///
/// Every string of a drawing goes through here, so that what is measured is what is drawn: unhinted metrics, glyphs
/// at fractional positions, and digits of one width.
@safe struct TextLayout: ~Copyable {
    /// One line of a layout, in points.
    struct Line: Equatable {
        var extent: TextExtent
        /// The line's characters, as UTF-8 offsets into the layout's text.
        var range: Range<Int>
    }

    /// The sanitised text that was laid out.
    let text: String
    let style: TextStyle
    let lines: [Line]
    /// Characters that no installed font has, in the order in which they appear.
    let missingCharacters: [Unicode.Scalar]
    private let runs: [(range: Range<Int>, run: StyledText.Run)]
    private let layout: OpaquePointer

    /// Lays text out.
    ///
    /// - Parameters:
    ///   - styled: What to set; its runs' weights and colours override the style's.
    ///   - style: The font size, and what runs don't say.
    ///   - width: Where lines are broken, in points; `nil` for a single line.
    ///   - limit: How many characters are set at most.
    init(_ styled: StyledText, style: TextStyle, width: Double? = nil, limit: Int = 1_000) {
        var text = ""
        var runs: [(range: Range<Int>, run: StyledText.Run)] = []
        for run in styled.runs {
            let start = text.utf8.count
            text += run.text.printable(limit: limit)
            runs.append((start..<text.utf8.count, run))
        }
        self.text = text
        self.style = style
        self.runs = runs
        unsafe layout = PangoLayoutFactory.makeLayout(text, style: style, runs: runs, width: width)

        var lines: [Line] = []
        for index in 0..<(unsafe pango_layout_get_line_count(layout)) {
            guard let line = unsafe pango_layout_get_line_readonly(layout, index) else { continue }
            var logical = PangoRectangle()
            unsafe pango_layout_line_get_extents(line, nil, &logical)
            let start = Int(unsafe line.pointee.start_index)
            lines.append(
                Line(
                    extent: TextExtent(
                        width: Double(logical.width) / pangoScale, ascent: Double(-logical.y) / pangoScale,
                        descent: Double(logical.y + logical.height) / pangoScale),
                    range: start..<start + Int(unsafe line.pointee.length)))
        }
        self.lines = lines
        missingCharacters = unsafe PangoLayoutFactory.missingCharacters(in: layout)
    }

    deinit { unsafe g_object_unref(UnsafeMutableRawPointer(layout)) }

    /// A stretch of a line in one weight and colour.
    struct Segment: Equatable {
        var text: String
        var weight: TextStyle.Weight
        var color: Color
        /// The named destination that the stretch leads to.
        var destination: String?
        /// From the line's start, in points.
        var x: Double
        var width: Double
    }

    /// The stretches of a line, from left to right.
    func segments(ofLine index: Int) -> [Segment] {
        let line = lines[index]
        let ends = runs.map { run in (run.range.clamped(to: line.range), run.run) }.filter { !$0.0.isEmpty }
        return ends.map { range, run in
            let edges = [position(of: range.lowerBound, inLine: index), position(of: range.upperBound, inLine: index)]
            return Segment(
                text: String(decoding: Array(text.utf8)[range], as: UTF8.self),
                weight: run.weight == .semibold ? .semibold : style.weight, color: run.color ?? style.color,
                destination: run.destination, x: min(edges[0], edges[1]), width: abs(edges[1] - edges[0]))
        }
    }

    /// Calls a body with Pango's line, which lives as long as the layout.
    func withLine(_ index: Int, _ body: (UnsafeMutablePointer<PangoLayoutLine>) -> Void) {
        if let line = unsafe pango_layout_get_line_readonly(layout, Int32(index)) { unsafe body(line) }
    }

    private func position(of byte: Int, inLine index: Int) -> Double {
        var x: Int32 = 0
        unsafe withLine(index) { line in unsafe pango_layout_line_index_to_x(line, Int32(byte), 0, &x) }
        return Double(x) / pangoScale
    }
}
