package import Drawing
internal import Foundation

/// The size and opacity of the dots of a scatter, chosen so that neither few nor many points hide the shape.
package struct PointStyle: Sendable, Equatable {
    /// In points.
    package var diameter: Double
    package var opacity: Double

    /// Dots smaller than this are lost in print.
    static let minimumDiameter = 0.9

    /// The style for points at positions in a plot area.
    ///
    /// Diameter `clamp(0.56·√(A/N), 0.9, 3.2)` for N points on an area A; opacity such that ink over the occupied 4-point
    /// cells adds up to about one layer, within 0.15–0.85.
    package init(points: [Point], area: Rectangle) {
        let count = Double(max(1, points.count))
        let size = area.width * area.height
        diameter = min(3.2, max(Self.minimumDiameter, 0.56 * (size / count).squareRoot()))
        let occupied = Self.occupiedArea(points, in: area)
        opacity = min(0.85, max(0.15, occupied / (count * .pi * diameter * diameter / 4)))
    }

    private static func occupiedArea(_ points: [Point], in area: Rectangle) -> Double {
        let cell = 4.0
        let columns = max(1, Int((area.width / cell).rounded(.up)))
        let rows = max(1, Int((area.height / cell).rounded(.up)))
        var isOccupied = [Bool](repeating: false, count: rows * columns)
        for point in points {
            guard point.x >= area.x, point.x <= area.maxX, point.y >= area.y, point.y <= area.maxY else { continue }
            let column = min(columns - 1, Int((point.x - area.x) / cell))
            let row = min(rows - 1, Int((point.y - area.y) / cell))
            isOccupied[row * columns + column] = true
        }
        return Double(isOccupied.count { $0 }) * cell * cell
    }
}
