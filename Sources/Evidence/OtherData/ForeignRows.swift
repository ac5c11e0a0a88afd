internal import Comparison
internal import Core

/// A kind of rows that are not like those that methods were fitted to.
package enum ForeignKind: String, Codable, Sendable, CaseIterable {
    /// Rows of another file.
    case probe
    /// The test rows, each feature's values permuted over them: every feature as before, and nothing that joins them.
    case permuted
    /// The test images rotated by 90° clockwise.
    case rotated
    /// The test images upside down, or mirrored where they are one pixel high; for images that are not square.
    case flipped
    /// The test images, each with all pixels at their mean.
    case constant

    /// True if no data that are worth a report have such rows, whatever methods make of them.
    ///
    /// Permuted rows are like all others where features are independent; rotated ones, of patterns without an upright.
    var isForeignByItself: Bool { self == .probe || self == .constant }
}

/// The test rows that others are held against: all, or some drawn at random.
struct OwnRows {
    /// Their places among the test rows, ascending.
    let places: [Int]
    /// `[rows, features]`, scaled.
    let rows: Matrix
    /// A number for each row, the same for rows that belong together.
    let units: [Int]

    /// Test rows; nil where there are fewer than two.
    init?(of data: StudyData, seed: UInt64) {
        let all = Array(0..<data.truth.rows)
        guard all.count > 1, data.truth.columns > 0 else { return nil }
        places = all.sampled(
            ProbeRows.limit(featureCount: data.truth.columns), seed: seed, stream: "test rows beside foreign ones")
        rows = data.truth.selecting(rows: places)
        let groups = data.testGroups
        units = places.map { groups?[$0] ?? $0 }
    }

    /// The number of independent rows, or of groups of them.
    var unitCount: Int { Set(units).count }
}

/// Rows of one kind that are not like the data's own.
struct ForeignRows {
    let kind: ForeignKind
    /// `[rows, features]`, scaled.
    let rows: Matrix
    /// The row that each is or was made of: its number in its file, of a probe, or its place among the test rows.
    let places: [Int]
    /// The units of the own rows that these were made of one by one; nil where they are independent of those.
    let units: [Int]?

    /// All kinds that the data have.
    ///
    /// - Parameters:
    ///   - own: The test rows that are looked at.
    ///   - data: The data.
    ///   - seed: The seed that rows are permuted by.
    /// - Returns: The kinds, in the order of tables.
    static func all(beside own: OwnRows, of data: StudyData, seed: UInt64) -> [ForeignRows] {
        var kinds: [ForeignRows] = []
        if let probe = data.probe {
            kinds.append(ForeignRows(kind: .probe, rows: probe.rows, places: probe.places, units: nil))
        }
        kinds.append(ForeignRows(kind: .permuted, rows: permuted(own.rows, seed: seed), places: own.places, units: nil))
        func made(_ kind: ForeignKind, _ rows: Matrix) -> ForeignRows {
            ForeignRows(kind: kind, rows: rows, places: own.places, units: own.units)
        }
        if let shape = data.imageShape {
            let isSquare = shape.height == shape.width
            kinds.append(made(isSquare ? .rotated : .flipped, turned(own.rows, shape)))
            kinds.append(made(.constant, flattened(own.rows, channels: shape.channels)))
        }
        // A picture that is the same upside down is not another one.
        return kinds.filter { $0.rows.rows > 1 && $0.rows != own.rows }
    }

    /// Rows whose columns are permuted, each by itself.
    static func permuted(_ rows: Matrix, seed: UInt64) -> Matrix {
        var generator = SeededGenerator(seed: seed, stream: "permuted features")
        var permuted = rows
        for column in 0..<rows.columns {
            for (row, other) in generator.permutation(of: rows.rows).enumerated() {
                permuted.values[row * rows.columns + column] = rows.values[other * rows.columns + column]
            }
        }
        return permuted
    }

    /// Images rotated by 90° clockwise if they are square, else upside down, or mirrored if they are one pixel high.
    static func turned(_ images: Matrix, _ shape: ImageShape) -> Matrix {
        let (height, width, channels) = (shape.height, shape.width, shape.channels)
        func source(_ row: Int, _ column: Int) -> Int {
            if height == width { return (height - 1 - column) * width + row }
            return height == 1 ? width - 1 - column : (height - 1 - row) * width + column
        }
        return rearranged(images) { feature in
            let (pixel, channel) = (feature / channels, feature % channels)
            return source(pixel / width, pixel % width) * channels + channel
        }
    }

    /// Rows whose features come from other places of the same row.
    private static func rearranged(_ rows: Matrix, from source: (Int) -> Int) -> Matrix {
        let sources = (0..<rows.columns).map(source)
        var rearranged = rows
        for row in 0..<rows.rows {
            let start = row * rows.columns
            for (feature, source) in sources.enumerated() {
                rearranged.values[start + feature] = rows.values[start + source]
            }
        }
        return rearranged
    }

    /// Images with every pixel at its image's mean, channel by channel.
    static func flattened(_ images: Matrix, channels: Int) -> Matrix {
        var flattened = images
        let pixels = images.columns / channels
        for row in 0..<images.rows {
            let start = row * images.columns
            for channel in 0..<channels {
                var sum = 0.0
                for pixel in 0..<pixels { sum += Double(images.values[start + pixel * channels + channel]) }
                let mean = Float(sum / Double(max(1, pixels)))
                for pixel in 0..<pixels { flattened.values[start + pixel * channels + channel] = mean }
            }
        }
        return flattened
    }
}
