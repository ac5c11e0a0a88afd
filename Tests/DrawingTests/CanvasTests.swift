import Testing

@testable import Drawing

@Suite struct CanvasTests {
    private let size = Size(width: 40, height: 20)

    private func pixel(_ image: RasterImage, _ x: Int, _ y: Int) -> [UInt8] {
        Array(image.pixels[(y * image.width + x) * 3..<(y * image.width + x) * 3 + 3])
    }

    @Test func fillsWhatItIsToldAndNothingElse() throws {
        let image = try RasterImage.drawing(size: size) { canvas in
            canvas.fill(Rectangle(x: 10, y: 5, width: 10, height: 5), with: Color(0x112233))
        }
        #expect(pixel(image, 10, 5) == [0x11, 0x22, 0x33])
        #expect(pixel(image, 19, 9) == [0x11, 0x22, 0x33])
        #expect(pixel(image, 20, 9) == [255, 255, 255])
        #expect(pixel(image, 10, 4) == [255, 255, 255])
    }

    @Test func putsOriginScaleAndClipBack() throws {
        let image = try RasterImage.drawing(size: size) { canvas in
            canvas.withSavedState {
                canvas.translate(x: 10, y: 10)
                canvas.scale(x: 2, y: 0.5)
                canvas.clip(to: Rectangle(x: 0, y: 0, width: 2, height: 4))
                canvas.fill(Rectangle(x: 0, y: 0, width: 100, height: 100), with: Color(0xFF0000))
            }
            canvas.fill(Rectangle(x: 0, y: 0, width: 1, height: 1), with: Color(0x0000FF))
        }
        #expect(pixel(image, 13, 11) == [255, 0, 0])
        #expect(pixel(image, 14, 11) == [255, 255, 255])
        #expect(pixel(image, 13, 12) == [255, 255, 255])
        #expect(pixel(image, 0, 0) == [0, 0, 255])
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, 1e7, -9e6, .greatestFiniteMagnitude])
    func positionsFarOffDrawNothingOnThePage(far: Double) throws {
        let red = Color(0xFF0000)
        let image = try RasterImage.drawing(size: size) { canvas in
            canvas.dot(at: Point(x: far, y: 10), diameter: 3, color: red)
            canvas.fill(Rectangle(x: far, y: 0, width: 5, height: 5), with: red)
            let anchor = TextAnchor(.center, .middle)
            canvas.text("far", at: Point(x: far, y: 10), anchor: anchor, style: TextStyle(size: 8))
            canvas.image(
                RasterImage(width: 1, height: 1, pixels: [9, 9, 9]), in: Rectangle(x: far, y: 0, width: 5, height: 5))
            canvas.stroke(
                Path(ellipseAt: Point(x: far, y: 10), radiusX: 4, radiusY: 4), with: Stroke(width: 2, color: red))
            canvas.withSavedState {
                canvas.translate(x: far, y: 0)
                canvas.fill(Rectangle(x: 0, y: 0, width: 40, height: 20), with: red)
            }
        }
        #expect(image.pixels.allSatisfy { $0 == 255 })
    }

    @Test func linesThatLeaveThePageKeepTheirDirection() throws {
        let image = try RasterImage.drawing(size: size) { canvas in
            canvas.line(
                from: Point(x: 0.5, y: 0.5), to: Point(x: 1e9 + 0.5, y: 1e9 + 0.5),
                with: Stroke(width: 1.5, color: Color(0)))
        }
        #expect(pixel(image, 15, 15) != [255, 255, 255])
        #expect(pixel(image, 30, 15) == [255, 255, 255])
    }

    @Test func polylinesBreakAtMissingValues() throws {
        let image = try RasterImage.drawing(size: size) { canvas in
            let points = [
                Point(x: 0, y: 5.5), Point(x: 10, y: 5.5), Point(x: 20, y: .nan), Point(x: 30, y: 5.5),
                Point(x: 40, y: 5.5),
            ]
            canvas.stroke(Path(through: points), with: Stroke(width: 1, color: Color(0)))
        }
        #expect(pixel(image, 5, 5) == [0, 0, 0])
        #expect(pixel(image, 20, 5) == [255, 255, 255])
        #expect(pixel(image, 35, 5) == [0, 0, 0])
    }

    @Test func imagesKeepSharpEdges() throws {
        let source = RasterImage(width: 2, height: 1, pixels: [0, 0, 0, 200, 100, 50])
        let image = try RasterImage.drawing(size: size) { canvas in
            canvas.image(source, in: Rectangle(x: 0, y: 0, width: 40, height: 20))
        }
        #expect(pixel(image, 19, 10) == [0, 0, 0])
        #expect(pixel(image, 20, 10) == [200, 100, 50])
        #expect(pixel(image, 39, 19) == [200, 100, 50])
    }

    @Test func anImageTooLargeIsAnErrorNotAGap() {
        let source = RasterImage(width: 40_000, height: 1, pixels: [UInt8](repeating: 0, count: 120_000))
        #expect(throws: DrawingError.self) {
            _ = try RasterImage.drawing(size: size) { canvas in
                canvas.image(source, in: Rectangle(x: 0, y: 0, width: 40, height: 20))
            }
        }
    }

    @Test func arcsEndWhereTheyShould() throws {
        let image = try RasterImage.drawing(size: size) { canvas in
            // The lower half of a disc, as y points down.
            let path = Path([.arc(center: Point(x: 20, y: 10), radius: 8, from: 0, to: .pi), .close])
            canvas.fill(path, with: Color(0))
        }
        #expect(pixel(image, 20, 15) == [0, 0, 0])
        #expect(pixel(image, 20, 5) == [255, 255, 255])
        #expect(pixel(image, 20, 19) == [255, 255, 255])
    }

    @Test func dotsHaveTheirDiameter() throws {
        let image = try RasterImage.drawing(size: size, pixelsPerPoint: 10) { canvas in
            canvas.dot(at: Point(x: 20, y: 10), diameter: 4, color: Color(0))
        }
        let dark = image.pixels.reduce(0.0) { $0 + (255 - Double($1)) / 255 } / 3 / 100
        #expect(abs(dark - .pi * 4) < 0.05)
    }

    @Test func pngBeginsWithItsSignature() throws {
        let image = RasterImage(width: 1, height: 1, pixels: [1, 2, 3])
        #expect(try image.png().prefix(4) == [0x89, 0x50, 0x4E, 0x47])
    }
}
