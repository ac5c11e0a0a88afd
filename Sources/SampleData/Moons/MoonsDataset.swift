/// The moon between new and full, with its phase as a continuous label.
struct MoonsDataset: SampleDataset {
    static let name = "moons"
    static let summary = "2000 pictures of the moon between new and full, 28×28, with the phase angle in degrees"

    private static let count = 2_000

    func write(to path: String, seed: UInt64) throws {
        let rows = try MoonRows(count: MoonsDataset.count, seed: seed)
        try SampleFile.write(to: path, title: "The moon between new and full", seed: seed) { root in
            try rows.write(to: root)
        }
    }
}
