import Foundation
import HDF5
import Testing

@testable import SampleData

@Suite struct FaceTests {
    private var factors: [WritableKeyPath<FaceFactors, Double>] {
        [\.smile, \.skinTone, \.beard, \.glasses, \.hairColour, \.headWidth]
    }

    private func difference(_ first: FaceFactors, _ second: FaceFactors) throws -> [Double] {
        let pictures = try [first, second].map { try FacePicture($0).pixels() }
        return zip(pictures[0], pictures[1]).map { abs(Double($0) - Double($1)) }
    }

    @Test(arguments: 0..<6)
    func everyFactorIsSeenAndGrows(index: Int) throws {
        let factor = factors[index]
        var low = FaceFactors()
        var middle = FaceFactors()
        var high = FaceFactors()
        low[keyPath: factor] = 0
        middle[keyPath: factor] = 0.5
        high[keyPath: factor] = 1
        let half = try difference(low, middle).reduce(0, +)
        let whole = try difference(low, high).reduce(0, +)
        #expect(half > 3_000, "of 783 360 that black and white differ by")
        #expect(whole > half)
        #expect(low.values.enumerated().allSatisfy { $0 == index || $1 == high.values[$0] })
    }

    @Test func glassesAreAtTheEyesAndTheBeardAtTheChin() throws {
        var glasses = FaceFactors()
        glasses.glasses = 1
        var beard = FaceFactors()
        beard.beard = 1
        func rows(_ difference: [Double]) -> Double {
            var mass = 0.0
            var moment = 0.0
            for (index, value) in difference.enumerated() {
                mass += value
                moment += value * Double(index / 3 / FacePicture.side)
            }
            return moment / mass
        }
        #expect((13...18).contains(rows(try difference(FaceFactors(), glasses))))
        #expect((21...28).contains(rows(try difference(FaceFactors(), beard))))
    }

    @Test func facesAreSymmetricButForHairAndNose() throws {
        let pixels = try FacePicture(FaceFactors()).pixels()
        let side = FacePicture.side
        // The rows of the mouth.
        for row in 21...24 {
            for column in 0..<side / 2 {
                let left = Int(pixels[(row * side + column) * 3])
                let right = Int(pixels[(row * side + side - 1 - column) * 3])
                #expect(abs(left - right) <= 2)
            }
        }
    }

    @Test func theFileHoldsFacesAndTheirFactors() throws {
        try TemporaryFile.with { path in
            try FacesDataset().write(to: path, seed: 0)
            let file = try HDF5File(reading: path)
            let images = try file.dataset(at: "/images")
            #expect(images.description.shape == [2_200, 32, 32, 3])
            #expect(images.description.elementBytes == 1)
            let factors = try file.dataset(at: "/factors")
            #expect(factors.description.shape == [2_200, 6])
            #expect(try factors.attribute("names")?.strings == FaceFactors.names)
            let values = try factors.read(Double.self)
            #expect(values.allSatisfy { (0..<1).contains($0) })
            // Independent and even: means near 1/2, correlations near 0.
            let columns = (0..<6).map { column in (0..<2_200).map { values[$0 * 6 + column] - 0.5 } }
            for (index, column) in columns.enumerated() {
                #expect(abs(column.reduce(0, +) / 2_200) < 0.03)
                for other in columns[..<index] {
                    let product = zip(column, other).reduce(0) { $0 + $1.0 * $1.1 }
                    #expect(abs(product / 2_200 * 12) < 0.08)
                }
            }
            // The stored factors draw the stored picture.
            let first = Array(values[0..<6])
            let face = FaceFactors(
                smile: first[0], skinTone: first[1], beard: first[2], glasses: first[3], hairColour: first[4],
                headWidth: first[5])
            let pixels = try images.read(UInt8.self)
            #expect(try FacePicture(face).pixels() == Array(pixels[0..<32 * 32 * 3]))
        }
    }
}
