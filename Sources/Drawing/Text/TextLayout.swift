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
            let extent = extent(of: range, inLine: index)
            return Segment(
                text: String(decoding: Array(text.utf8)[range], as: UTF8.self),
                weight: run.weight == .semibold ? .semibold : style.weight, color: run.color ?? style.color,
                destination: run.destination, x: extent.lowerBound, width: extent.upperBound - extent.lowerBound)
        }
    }

    /// Calls a body with Pango's line, which lives as long as the layout.
    func withLine(_ index: Int, _ body: (UnsafeMutablePointer<PangoLayoutLine>) -> Void) {
        if let line = unsafe pango_layout_get_line_readonly(layout, Int32(index)) { unsafe body(line) }
    }

    /// Returns whether a line runs from right to left, as Arabic and Hebrew do.
    func isRightToLeft(_ index: Int) -> Bool {
        var isRightToLeft = false
        unsafe withLine(index) { line in
            isRightToLeft = unsafe pango_layout_line_get_resolved_direction(line) == PANGO_DIRECTION_RTL
        }
        return isRightToLeft
    }

    /// The part of a line that some of its bytes take, in points from its left end.
    private func extent(of range: Range<Int>, inLine index: Int) -> ClosedRange<Double> {
        var (left, right): (Double, Double) = (.infinity, -.infinity)
        unsafe withLine(index) { line in
            var ranges: UnsafeMutablePointer<Int32>?
            var count: Int32 = 0
            unsafe pango_layout_line_get_x_ranges(
                line, Int32(range.lowerBound), Int32(range.upperBound), &ranges, &count)
            guard let edges = unsafe ranges else { return }
            for place in 0..<2 * Int(count) {
                let edge = Double(unsafe edges[place]) / pangoScale
                (left, right) = (min(left, edge), max(right, edge))
            }
            unsafe g_free(edges)
        }
        return left <= right ? left...right : 0...0
    }
}
