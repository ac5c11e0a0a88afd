internal import Drawing

extension MethodStyle {
    /// The line of a curve.
    var curve: Stroke { Stroke(width: FigureStyle.dataWidth, color: color, dash: dash) }

    /// The name at the end of a curve.
    func label(at end: Point) -> LineEndLabels.Label {
        LineEndLabels.Label(text: name, color: textColor, end: end)
    }
}
