/// The width of figures that are files of their own, as journals ask for it.
package enum FigureSize: String, CaseIterable, Sendable {
    /// As wide as in the report.
    case report
    /// One column of a journal, 85 mm.
    case single
    /// Two columns of a journal, 178 mm.
    case double
}
