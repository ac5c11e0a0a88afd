@testable import Drawing

/// A figure with one of everything.
struct SampleFigure: Figure {
    var label = "Crème & <brûlée> \"月\""

    func height(forWidth width: Double) -> Double { width / 2 }

    func draw(on canvas: Canvas, in frame: Rectangle) {
        canvas.stroke(frame, with: Stroke(width: 0.5))
        canvas.withSavedState {
            canvas.clip(
                to: Rectangle(x: frame.x + 5, y: frame.y + 5, width: frame.width - 10, height: frame.height - 10))
            canvas.dot(at: Point(x: frame.x + 5, y: frame.midY), diameter: 8, color: Color(0x0066EE).opacity(0.5))
            canvas.line(
                from: Point(x: frame.x, y: frame.y), to: Point(x: frame.maxX, y: frame.maxY),
                with: Stroke(width: 1, color: .muted, dash: [2, 2]))
        }
        let gray = RasterImage(width: 2, height: 2, pixels: [0, 0, 0, 90, 90, 90, 160, 160, 160, 255, 0, 0])
        canvas.image(gray, in: Rectangle(x: frame.x + 10, y: frame.y + 10, width: 20, height: 20))
        canvas.fill(Path(ellipseAt: Point(x: frame.midX, y: frame.midY), radiusX: 12, radiusY: 6), with: .grid)
        canvas.text(
            label, at: Point(x: frame.midX, y: frame.midY), anchor: TextAnchor(.center, .middle),
            style: TextStyle(size: 7, weight: .semibold, halo: TextStyle.Halo()))
        canvas.text(
            "−1.5 ± 0.2", at: Point(x: frame.maxX - 10, y: frame.midY), anchor: TextAnchor(.center, .bottom),
            style: TextStyle(size: 6.5), rotation: -90)
        canvas.text(
            .bold("n") + " = 2 000", at: Point(x: frame.x + 10, y: frame.maxY - 8),
            anchor: TextAnchor(.left, .baseline),
            style: TextStyle(size: 6.5, color: .muted))
    }
}
