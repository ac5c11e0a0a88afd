internal import HDF5

/// The same moons with the gibbous ones held out, to see what a model makes of what it has not seen.
struct MoonsGapDataset: SampleDataset {
    static let name = "moons-gap"
    static let summary = "the same moons, of which the gibbous ones, 100° to 140°, are in the test group alone"

    /// The phases that no training row has, in degrees.
    static let gap = 100.0..<140.0
    private static let count = 2_000

    func write(to path: String, seed: UInt64) throws {
        let rows = try MoonRows(count: MoonsGapDataset.count, seed: seed)
        let title = "The moon between new and full, the gibbous moons held out"
        try SampleFile.write(to: path, title: title, seed: seed) { root in
            try rows.filtered { !MoonsGapDataset.gap.contains($0) }.write(to: root.createGroup("train"))
            try rows.filtered { MoonsGapDataset.gap.contains($0) }.write(to: root.createGroup("test"))
        }
    }
}
