internal import Core

/// The six numbers that a face is drawn from, each 0–1.
struct FaceFactors: Equatable {
    /// From sad to laughing.
    var smile = 0.5
    /// From light to dark.
    var skinTone = 0.3
    /// From shaven to full.
    var beard = 0.0
    /// From none over clear ones to sunglasses.
    var glasses = 0.0
    /// From black over brown, red and blond to white.
    var hairColour = 0.3
    /// From narrow to wide.
    var headWidth = 0.5

    /// The factors' names, in the order of ``values``.
    static let names = ["smile", "skin_tone", "beard", "glasses", "hair_colour", "head_width"]

    var values: [Double] { [smile, skinTone, beard, glasses, hairColour, headWidth] }
}

extension FaceFactors {
    /// Six independent numbers, even between 0 and 1.
    init(using generator: inout SeededGenerator) {
        smile = generator.uniform()
        skinTone = generator.uniform()
        beard = generator.uniform()
        glasses = generator.uniform()
        hairColour = generator.uniform()
        headWidth = generator.uniform()
    }
}
