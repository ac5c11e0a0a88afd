internal import Core
internal import Drawing
internal import HDF5

/// Pictures of the moon with their phases.
struct MoonRows {
    private(set) var images: [UInt8] = []
    /// In degrees, one a picture.
    private(set) var phases: [Double] = []

    static let rowShape = [MoonPicture.side, MoonPicture.side]

    private init() {}

    /// Pictures at phases drawn evenly between new and full.
    ///
    /// Position, size, lean and brightness differ a little from one to the next, so that the data fill more than a
    /// curve, and the phase is still most of what differs.
    init(count: Int, seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed, stream: "moons")
        func between(_ low: Double, _ high: Double) -> Double { low + (high - low) * generator.uniform() }
        let middle = Double(MoonPicture.side) / 2
        for _ in 0..<count {
            let picture = MoonPicture(
                phase: between(0, 180),
                center: Point(x: middle + between(-0.6, 0.6), y: middle + between(-0.6, 0.6)),
                radius: between(10, 11), tilt: between(-12, 12), brightness: between(0.88, 1),
                earthshine: between(0.06, 0.12))
            images += try picture.pixels()
            phases.append(picture.phase)
        }
    }

    /// The rows whose phase is as wanted, in their order.
    func filtered(_ isWanted: (Double) -> Bool) -> MoonRows {
        var rows = MoonRows()
        let length = MoonRows.rowShape.reduce(1, *)
        for (row, phase) in phases.enumerated() where isWanted(phase) {
            rows.images += images[row * length..<(row + 1) * length]
            rows.phases.append(phase)
        }
        return rows
    }

    /// Writes `images` and `phase` into a group.
    func write(to group: borrowing HDF5Group) throws {
        try group.createDataset(
            "images", shape: [phases.count] + MoonRows.rowShape, values: images,
            storage: SampleFile.compression(rows: phases.count, rowShape: MoonRows.rowShape))
        let phase = try group.createDataset("phase", shape: [phases.count], values: phases)
        try phase.setAttribute("units", .string("degree"))
        try phase.setAttribute("long_name", .string("phase angle: 0 new moon, 90 half moon, 180 full moon"))
    }
}
