internal import Drawing

/// The width of figures that are files of their own, as journals ask for it.
package enum FigureSize: String, CaseIterable, Sendable {
    /// As wide as in the report.
    case report
    /// One column of a journal, 85 mm.
    case single
    /// Two columns of a journal, 178 mm.
    case double

    /// The width of a figure's file, in points.
    func points(_ figure: ReportFigure) -> Double {
        switch self {
        case .report: figure.width.points
        case .single: Paper.columnWidth(of: 2)
        case .double: Paper.columnWidth(of: 1)
        }
    }
}
