import Drawing
import Foundation
import HDF5
import Testing

@testable import SampleData

@Suite struct MoonTests {
    private func picture(phase: Double, tilt: Double = 0) -> MoonPicture {
        MoonPicture(
            phase: phase, center: Point(x: 14, y: 14), radius: 10.5, tilt: tilt, brightness: 1, earthshine: 0)
    }

    /// The light of some columns, of which the whole disc has 1 without its seas.
    private func light(_ picture: MoonPicture, columns: Range<Int> = 0..<28) throws -> Double {
        let lit = try RasterImage.averaged(side: 28) { canvas in
            canvas.fill(Rectangle(x: 0, y: 0, width: 28, height: 28), with: Color(0))
            canvas.fill(picture.litPart, with: .white)
        }
        var sum = 0.0
        for row in 0..<28 { for column in columns { sum += Double(lit.pixels[(row * 28 + column) * 3]) } }
        return sum / 255 / (.pi * 10.5 * 10.5)
    }

    @Test(arguments: [0.0, 10, 45, 80, 90, 100, 135, 170, 180])
    func theLitFractionIsThatOfItsPhase(phase: Double) throws {
        let expected = (1 - cos(phase * .pi / 180)) / 2
        #expect(abs(try light(picture(phase: phase)) - expected) < 0.005)
        #expect(abs(try light(picture(phase: phase, tilt: 12)) - expected) < 0.005)
    }

    @Test func theWaxingMoonIsLitFromTheRight() throws {
        #expect(try light(picture(phase: 80), columns: 0..<14) < 0.01)
        #expect(abs(try light(picture(phase: 120), columns: 14..<28) - 0.5) < 0.005)
    }

    @Test func theDarkSideShinesFaintly() throws {
        var new = picture(phase: 0)
        new.earthshine = 0.1
        let pixels = try new.pixels()
        #expect(pixels[14 * 28 + 14] > 10 && pixels[14 * 28 + 14] < 30)
        #expect(pixels[0] == 0)
    }

    @Test func aSeedDecidesEveryPixel() throws {
        let rows = try MoonRows(count: 20, seed: 5)
        let again = try MoonRows(count: 20, seed: 5)
        let other = try MoonRows(count: 20, seed: 6)
        #expect(rows.images == again.images && rows.phases == again.phases)
        #expect(rows.images != other.images)
        #expect(rows.images.count == 20 * 28 * 28)
        #expect(rows.phases.allSatisfy { (0...180).contains($0) })
    }

    @Test func theFileHoldsPicturesAndPhases() throws {
        try TemporaryFile.with { path in
            try MoonsDataset().write(to: path, seed: 0)
            let file = try HDF5File(reading: path)
            let images = try file.dataset(at: "/images")
            #expect(images.description.shape == [2_000, 28, 28])
            #expect(images.description.elementBytes == 1)
            #expect(images.description.storage == .chunked)
            let phase = try file.dataset(at: "/phase")
            #expect(phase.description.shape == [2_000])
            #expect(try phase.attribute("units")?.string == "degree")
            #expect(try file.root.attribute("licence")?.string == "CC0-1.0")
            #expect(try file.root.attribute("seed")?.integers == [0])
            for name in ["title", "source", "generator"] { #expect(try file.root.attribute(name)?.string != nil) }
        }
    }

    @Test func gibbousMoonsAreInTheTestGroupAlone() throws {
        try TemporaryFile.with { path in
            try MoonsGapDataset().write(to: path, seed: 0)
            let file = try HDF5File(reading: path)
            var rows = 0
            for group in ["train", "test"] {
                let phases = try file.dataset(at: "/\(group)/phase").read(Double.self)
                let images = try file.dataset(at: "/\(group)/images")
                #expect(images.description.shape == [phases.count, 28, 28])
                #expect(phases.allSatisfy { MoonsGapDataset.gap.contains($0) == (group == "test") })
                #expect(phases.count > 100)
                rows += phases.count
            }
            #expect(rows == 2_000)
        }
    }
}
