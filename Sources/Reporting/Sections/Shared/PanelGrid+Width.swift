internal import Drawing
internal import Plotting

extension PanelGrid {
    /// The grid; of one or two panels as wide as three would have them, since at the whole width they would take the whole page.
    func limited(for count: Int) -> any Figure {
        count >= 3 ? self : FigureWithMargin(main: self, margin: nil, share: count == 2 ? 0.66 : 0.4)
    }
}
