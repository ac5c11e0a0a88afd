/// The typesetting of a line of text.
package struct TextStyle: Sendable, Equatable, Hashable {
    package enum Weight: Sendable { case regular, semibold }

    /// An outline of the page's colour behind the letters that keeps them legible over points.
    package struct Halo: Sendable, Equatable, Hashable {
        /// Width of the outline's stroke, in points; half of it shows on each side.
        package var width: Double
        package var color: Color
        package init(width: Double = 3, color: Color = .background) {
            self.width = width
            self.color = color
        }
    }

    /// Font size in points.
    package var size: Double
    package var weight: Weight
    package var color: Color
    package var halo: Halo?

    package init(size: Double, weight: Weight = .regular, color: Color = .ink, halo: Halo? = nil) {
        self.size = size
        self.weight = weight
        self.color = color
        self.halo = halo
    }
}
