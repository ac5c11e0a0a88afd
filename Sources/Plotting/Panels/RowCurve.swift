internal import Core
internal import Drawing

/// The line of one row in a plot area: through all of its numbers, and with a dot at each if they are a profile.
struct RowCurve {
    private let places: RowPlaces
    private let scales: (x: AxisScale, y: AxisScale)
    private let area: Rectangle

    private static let dotDiameter = 2.0

    init(_ places: RowPlaces, y: AxisScale, in area: Rectangle) {
        self.places = places
        scales = (places.scale, y)
        self.area = area
    }

    /// Limits that show all values of some rows, but for a few far ones.
    static func scale(of rows: [[Float]]) -> AxisScale {
        let range = DataLimits.range(of: rows.joined().map(Double.init)) ?? 0...1
        let isFlat = range.lowerBound == range.upperBound
        return AxisScale(.linear, from: range.lowerBound, to: range.upperBound + (isFlat ? 1 : 0))
            .padded(by: DataLimits.padding)
    }

    /// Draws a row.
    func draw(_ row: [Float], with stroke: Stroke, on canvas: Canvas) {
        guard row.count > 1 else { return }
        canvas.stroke(Path(throughKnown: points(of: row)), with: stroke)
        guard places.isProfile else { return }
        for (index, value) in row.enumerated() where value.isFinite {
            canvas.dot(
                at: point(index, value), diameter: max(Self.dotDiameter, 1.5 * stroke.width), color: stroke.color)
        }
    }

    private func point(_ index: Int, _ value: Float) -> Point {
        // What lies far outside would run over other panels.
        let height = min(1.02, max(-0.02, scales.y.fraction(of: Double(value))))
        return Point(
            x: area.x + scales.x.fraction(of: places.values[index]) * area.width,
            y: area.maxY - height * area.height)
    }

    /// The points of a row; of one much finer than a printer resolves, the extremes of each step.
    private func points(of row: [Float]) -> [Point?] {
        let step = max(1, row.count / Int(max(1, area.width * 4)))
        return stride(from: 0, to: row.count, by: step).flatMap { start -> [Point?] in
            let bucket = (start..<min(row.count, start + step)).filter { row[$0].isFinite }
            guard let low = bucket.min(by: { row[$0] < row[$1] }), let high = bucket.max(by: { row[$0] < row[$1] })
            else { return [nil] }
            let ends = low == high ? [low] : [min(low, high), max(low, high)]
            return ends.map { point($0, row[$0]) }
        }
    }
}
