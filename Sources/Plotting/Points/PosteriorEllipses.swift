package import Core
internal import Drawing

/// Normal distributions over codes as ellipses of one standard deviation in a latent plane.
package struct PosteriorEllipses: Sendable {
    /// The centres in data units, `[rows, 2]`.
    private let means: Matrix
    /// The semi-axes along both axes, `[rows, 2]`.
    private let deviations: Matrix
    /// The colour of each row.
    private let colors: [Color]

    private static let strokeWidth = 0.6
    private static let fillOpacity = 0.12

    /// Ellipses of rows.
    ///
    /// - Parameters:
    ///   - means: The centres, `[rows, 2]`.
    ///   - deviations: The standard deviations, `[rows, 2]`.
    ///   - places: The rows' places among those that are coloured.
    ///   - coloring: What colours stand for.
    package init(means: Matrix, deviations: Matrix, places: [Int], coloring: PointColoring) {
        precondition(means.columns == 2 && deviations.columns == 2, "ellipses in \(means.columns) dimensions")
        precondition(
            means.rows == deviations.rows && means.rows == places.count, "\(places.count) places for \(means.rows) rows"
        )
        self.means = means
        self.deviations = deviations
        let rowColors = coloring.colors(count: (places.max() ?? -1) + 1, missing: .muted)
        colors = places.map { rowColors[$0] }
    }

    /// The number of ellipses.
    package var count: Int { means.rows }

    /// Draws them, cut at the plot area.
    func draw(on canvas: Canvas, axes: Axes) {
        guard count > 0 else { return }
        canvas.withSavedState {
            canvas.clip(to: axes.area)
            for row in 0..<means.rows {
                let (x, y) = (Double(means[row, 0]), Double(means[row, 1]))
                let (across, up) = (Double(deviations[row, 0]), Double(deviations[row, 1]))
                guard [x, y, across, up].allSatisfy(\.isFinite), across >= 0, up >= 0 else { continue }
                let center = axes.point(x: x, y: y)
                let corner = axes.point(x: x + across, y: y + up)
                let radii = (corner.x - center.x, center.y - corner.y)
                // Cairo's numbers end far outside of any page.
                guard max(abs(center.x), abs(center.y), radii.0, radii.1) < 1e5 else { continue }
                let path = Path(ellipseAt: center, radiusX: max(0.3, radii.0), radiusY: max(0.3, radii.1))
                canvas.fill(path, with: colors[row].opacity(Self.fillOpacity))
                canvas.stroke(path, with: Stroke(width: Self.strokeWidth, color: colors[row]))
            }
        }
    }
}
