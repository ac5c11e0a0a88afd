/// The pen of a line: its width, colour, dashes and ends.
package struct Stroke: Sendable, Equatable {
    package enum Cap: Sendable { case butt, round }

    /// Width of the line, in points.
    package var width: Double
    package var color: Color
    /// Lengths of dashes and gaps in turn, in points; empty for a solid line.
    package var dash: [Double]
    package var cap: Cap

    package init(width: Double, color: Color = .ink, dash: [Double] = [], cap: Cap = .butt) {
        self.width = width
        self.color = color
        self.dash = dash
        self.cap = cap
    }
}
