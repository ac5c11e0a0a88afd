import Testing

@testable import Drawing
@testable import Reporting

/// The look at recorded pages finds what it is for.
@Suite struct RecordedPagesTests {
    /// A figure that draws what it is told to, in 100 points of height.
    private struct Sketch: Figure {
        let body: @Sendable (Canvas, Rectangle) -> Void
        func height(forWidth width: Double) -> Double { 100 }
        func draw(on canvas: Canvas, in frame: Rectangle) { body(canvas, frame) }
    }

    private static let style = TextStyle(size: 7)

    /// The defects that are found on a page with some figures and enough text.
    private func defects(
        lines: Int = 30, _ bodies: [@Sendable (Canvas, Rectangle) -> Void]
    ) -> [String] {
        let figures = bodies.enumerated().map { index, body in
            DocumentBlock.figure(
                ReportFigure(
                    identifier: "sketch-\(index)", title: "Sketch \(index)", figure: Sketch(body: body), width: .full,
                    finding: "A sketch.", explanation: ""))
        }
        let section = DocumentSection(
            id: "a", heading: "A", blocks: figures + (0..<lines).map { .paragraph("Line \($0).") })
        return RecordedPages(
            ReportDocument(title: "t", facts: "f", date: "2026-01-31", subject: "s", keywords: [], sections: [section]),
            on: .a4
        ).defects
    }

    private static func text(
        _ text: String, x: Double = 100, y: Double = 50, halo: Bool = false, on canvas: Canvas, in frame: Rectangle
    ) {
        canvas.text(
            text, at: Point(x: frame.x + x, y: frame.y + y), anchor: TextAnchor(.left, .baseline),
            style: halo ? TextStyle(size: 7, halo: TextStyle.Halo()) : style)
    }

    @Test func textsThatCollide() {
        let found = defects([
            { canvas, frame in
                Self.text("under", on: canvas, in: frame)
                Self.text("above", x: 110, y: 48, on: canvas, in: frame)
            }
        ])
        #expect(found.contains { $0.contains("“under” lies on “above”") }, "\(found)")
        #expect(
            defects([
                { canvas, frame in
                    Self.text("one", on: canvas, in: frame)
                    Self.text("below", y: 60, on: canvas, in: frame)
                }
            ]).isEmpty)
    }

    @Test func textsThatLeaveTheirPlace() {
        let found = defects([
            { canvas, frame in
                Self.text("far below", y: 130, on: canvas, in: frame)
                Self.text("far right", x: frame.width - 3, on: canvas, in: frame)
                canvas.withSavedState {
                    canvas.clip(to: Rectangle(x: frame.x, y: frame.y, width: 60, height: 60))
                    Self.text("half of it", x: 50, y: 20, on: canvas, in: frame)
                }
            }
        ])
        #expect(found.contains { $0.contains("“far below” leaves its box") })
        #expect(found.contains { $0.contains("“far right” leaves the margins") })
        #expect(found.contains { $0.contains("“half of it” is cut at its panel") })
    }

    @Test func textsOnImages() {
        let image = RasterImage(width: 1, height: 1, pixels: [0, 0, 0])
        let found = defects([
            { canvas, frame in
                canvas.image(image, in: Rectangle(x: frame.x + 90, y: frame.y + 30, width: 40, height: 40))
                Self.text("name", on: canvas, in: frame)
            }
        ])
        #expect(found.contains { $0.contains("“name” lies on an image") })
    }

    /// The label on ten dots of which it hides some.
    @Test(arguments: [(2, false), (3, true)])
    func labelsThatHideClusters(below: Int, isHidden: Bool) {
        let found = defects([
            { canvas, frame in
                canvas.withSavedState {
                    canvas.clip(to: frame)
                    for dot in 0..<10 {
                        canvas.dot(
                            at: Point(x: frame.x + (dot < below ? 103 : 200), y: frame.y + 48), diameter: 2,
                            color: .link)
                    }
                }
                Self.text("cluster", halo: true, on: canvas, in: frame)
            }
        ])
        #expect(found.contains { $0.contains("“cluster” hides") } == isHidden, "\(found)")
    }

    @Test func figuresThatAreThereTwice() {
        let body: @Sendable (Canvas, Rectangle) -> Void = { canvas, frame in
            Self.text("same", on: canvas, in: frame)
        }
        #expect(defects([body, body]).contains("Figure 2. Sketch 1 is Figure 1. Sketch 0 again"))
        #expect(defects([body]).isEmpty)
    }

    @Test func pagesThatAreNearlyEmpty() {
        let tall = DocumentBlock.figure(
            ReportFigure(
                identifier: "tall", title: "Tall", figure: Tall(), width: .full, finding: "Tall.", explanation: ""))
        func defects(_ blocks: [DocumentBlock]) -> [String] {
            RecordedPages(
                ReportDocument(
                    title: "t", facts: "f", date: "2026-01-31", subject: "s", keywords: [],
                    sections: [DocumentSection(id: "a", heading: "A", blocks: blocks)]), on: .a4
            ).defects
        }
        let found = defects([.paragraph("One line."), tall, .paragraph("Another.")])
        #expect(found.contains { $0.hasPrefix("page 1 is") })
        #expect(found.contains { $0.hasPrefix("page 3 has 1 line") })
    }

    /// A figure as high as a page lets it be.
    private struct Tall: Figure {
        func height(forWidth width: Double) -> Double { 710 }
        func draw(on canvas: Canvas, in frame: Rectangle) { canvas.stroke(frame, with: Stroke(width: 1)) }
    }
}
