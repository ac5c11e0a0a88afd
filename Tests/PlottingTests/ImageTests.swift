import Core
import Drawing
import Plotting
import Testing

@Suite struct ImageTests {
    @Test func tilesAreEnlargedByAWholeNumberToTwoHundredDotsPerInch() {
        let shape = ImageShape(height: 2, width: 2, channels: 1)
        var composite = CompositeImage(shape: shape, width: 5, height: 2)
        composite.place([0, 1, 0.5, .nan], row: 0, column: 0)
        composite.place([1, 0, 0, 2], row: 0, column: 3)
        // Pixels of 1 pt are 72 to the inch: three times as many are 216.
        let image = composite.image(pixelSize: 1)
        #expect(image.width == 15 && image.height == 6)
        func grey(_ row: Int, _ column: Int) -> UInt8 { image.pixels[(row * 15 + column) * 3] }
        #expect(grey(0, 0) == 0 && grey(2, 2) == 0 && grey(0, 3) == 255)
        #expect(grey(3, 0) == 128 && grey(3, 3) == 128, "half and what is no number are middle grey")
        #expect(grey(0, 6) == 255, "the gap is white")
        #expect(grey(0, 12) == 0 && grey(5, 14) == 255, "values beyond 1 are clipped")
    }

    @Test(arguments: [(1.0, 3), (0.36, 1), (0.2, 1), (2.5, 7)])
    func resolution(pixelSize: Double, factor: Int) {
        let shape = ImageShape(height: 4, width: 4, channels: 3)
        let image = CompositeImage(shape: shape, width: 8, height: 4).image(pixelSize: pixelSize)
        #expect(image.width == 8 * factor)
        #expect(72 / pixelSize * Double(factor) >= 199.99)
    }

    @Test func largeImagesAreReduced() {
        let shape = ImageShape(height: 64, width: 64, channels: 1)
        var composite = CompositeImage(shape: shape, width: 64, height: 64)
        composite.place((0..<4096).map { Float($0 % 2) }, row: 0, column: 0)
        // 0.03 pt a pixel is 2400 to the inch.
        let image = composite.image(pixelSize: 0.03)
        #expect(image.width == 11)
        #expect(abs(Int(image.pixels[0]) - 128) <= 1, "black and white average to grey")
    }

    /// Two channels are magenta and green, and five hues from red on; three and four are what they are elsewhere.
    @Test func otherChannelsAreLights() {
        let pair = ImageShape(height: 1, width: 1, channels: 2)
        var composite = CompositeImage(shape: pair, width: 1, height: 1)
        composite.place([1, 0.5], row: 0, column: 0)
        #expect(Array(composite.image(pixelSize: 0.3).pixels.prefix(3)) == [255, 128, 255])
        let five = ImageShape(height: 1, width: 2, channels: 5)
        composite = CompositeImage(shape: five, width: 2, height: 1)
        composite.place([1, 0, 0, 0, 0, 1, 1, 1, 1, .nan], row: 0, column: 0)
        let pixels = composite.image(pixelSize: 0.3).pixels
        #expect(Array(pixels.prefix(3)) == [255, 0, 0] && pixels[3] == 255 && pixels[4] == 255)
        #expect(Set(ChannelColors.lights(of: 7).map { "\($0)" }).count == 7)
    }

    @Test func opacityIsOverWhite() {
        let shape = ImageShape(height: 1, width: 2, channels: 4)
        var composite = CompositeImage(shape: shape, width: 2, height: 1)
        composite.place([1, 0, 0, 0.5, 0, 0, 0, 0], row: 0, column: 0)
        let image = composite.image(pixelSize: 0.3)
        #expect(Array(image.pixels.prefix(6)) == [255, 128, 128, 255, 255, 255])
    }
}
