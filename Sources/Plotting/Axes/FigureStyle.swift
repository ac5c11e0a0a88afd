package import Drawing

/// The sizes and strokes that all figures share, in points.
package enum FigureStyle {
    package static let axisTitle = TextStyle(size: 7)
    package static let tickLabel = TextStyle(size: 6.5)
    package static let label = TextStyle(size: 6.5)
    package static let mutedLabel = TextStyle(size: 6.5, color: .muted)
    package static let smallLabel = TextStyle(size: 5.5, color: .muted)
    package static let panelTitle = TextStyle(size: 7, weight: .semibold)
    package static let panelLetter = TextStyle(size: 8, weight: .semibold)

    package static let axis = Stroke(width: 0.5)
    package static let gridLine = Stroke(width: 0.4, color: .grid)
    package static let reference = Stroke(width: 0.5, color: .muted, dash: [2, 2])
    package static let leader = Stroke(width: 0.4, color: .muted)
    package static let dataWidth = 1.0
    package static let thinDataWidth = 0.5
    package static let emphasisWidth = 1.5
    package static let intervalWidth = 0.75

    package static let tickLength = 2.0
    package static let tickGap = 1.5
    /// The height of a line of tick labels.
    package static let labelHeight = 7.5
    /// The height of a line of axis title.
    package static let titleHeight = 8.5
    /// The height of the line with the panel's letter and title.
    package static let panelTitleHeight = 12.0
    /// Between a panel and the key below it.
    package static let keyGap = 4.0
    /// Between panels side by side.
    package static let gutter = 8 * pointsPerMillimetre
    /// No figure is higher.
    package static let maximumHeight = 170 * pointsPerMillimetre
}
