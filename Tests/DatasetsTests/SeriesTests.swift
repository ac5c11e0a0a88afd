import Core
import Datasets
import HDF5
import Rows
import TestSupport
import Testing

/// Windows of several channels, which are not images, and images, which are not series.
@Suite struct SeriesTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    struct Case: Sendable {
        let name: String
        let axes: [Int]
        var areBytes = false
        /// Nil for an image.
        let series: SeriesShape?

        init(_ name: String, _ axes: [Int], areBytes: Bool = false, _ series: SeriesShape?) {
            self.name = name
            self.axes = axes
            self.areBytes = areBytes
            self.series = series
        }
    }

    private static let cases = [
        // Windows of times by channels, and of channels by times.
        Case("x", [128, 9], SeriesShape(times: 128, channels: 9)),
        Case("x", [9, 128], SeriesShape(times: 128, channels: 9, isChannelsFirst: true)),
        Case("x", [128, 3], SeriesShape(times: 128, channels: 3)),
        Case("x", [48, 12], SeriesShape(times: 48, channels: 12)),
        Case("x", [22, 400], SeriesShape(times: 400, channels: 22, isChannelsFirst: true)),
        // Names that say so.
        Case("signals", [20, 9], SeriesShape(times: 20, channels: 9)),
        Case("eeg", [64, 130], SeriesShape(times: 130, channels: 64, isChannelsFirst: true)),
        Case("sensorWindows", [64, 6], areBytes: true, SeriesShape(times: 64, channels: 6)),
        // Images.
        Case("x", [28, 28], nil), Case("x", [8, 8], nil), Case("x", [6, 5], nil), Case("x", [4, 16], nil),
        Case("x", [16, 64], nil), Case("x", [32, 128], nil), Case("x", [20, 9], nil),
        Case("images", [128, 9], nil), Case("mnist_images", [64, 8], nil),
        // Bytes are pixels.
        Case("x", [128, 9], areBytes: true, nil),
    ]

    private func write(_ known: Case, attribute: [Int]? = nil) throws -> String {
        let path = folder.path("series.h5")
        let file = try HDF5File(creating: path)
        let shape = [6] + known.axes
        let values = (0..<shape.reduce(1, *)).map { Float($0 * 37 % 101) }
        if known.areBytes {
            try file.root.createDataset(known.name, shape: shape, values: values.map { UInt8($0) })
        } else {
            let array = try file.root.createDataset(known.name, shape: shape, values: values)
            if let attribute { try array.setAttribute("image_shape", .integers(attribute)) }
        }
        try file.close()
        return path
    }

    /// The axis of time is not known, so that no channels are either.
    @Test func whatIsCalledSignalsIsNoImage() throws {
        let dataset = try Dataset.read(try write(Case("signals", [28, 28], nil)))
        #expect(
            dataset.imageShape == nil && dataset.seriesShape == nil && dataset.layout == .table, "\(dataset.reason)")
    }

    @Test(arguments: cases.indices)
    func axesAreOfSeriesOrImages(index: Int) throws {
        let known = Self.cases[index]
        let dataset = try Dataset.read(try write(known))
        #expect(dataset.seriesShape == known.series, "\(known): \(dataset.reason)")
        #expect((dataset.imageShape == nil) == (known.series != nil))
        #expect(dataset.layout == (known.series == nil ? .images : .table))
        #expect(dataset.features.featureCount == known.axes[0] * known.axes[1])
        guard let series = known.series else { return }
        #expect(dataset.reason.contains("series of \(series.times) times of \(series.channels) channels"))
        #expect(dataset.notes.contains { $0.contains("--layout images") })
    }

    @Test func theUserHasTheLastWord() throws {
        let path = try write(Case("x", [128, 9], nil))
        let images = try Dataset.read(path, options: ReadingOptions(layout: .images))
        #expect(images.imageShape == ImageShape(height: 128, width: 9) && images.seriesShape == nil)
        let shaped = try Dataset.read(path, options: ReadingOptions(imageShape: ImageShape(height: 36, width: 32)))
        #expect(shaped.imageShape == ImageShape(height: 36, width: 32) && shaped.seriesShape == nil)
        let table = try Dataset.read(path, options: ReadingOptions(layout: .table))
        #expect(table.imageShape == nil && table.seriesShape == nil)
        // So has an attribute of the file.
        let stated = try Dataset.read(try write(Case("x", [128, 9], nil), attribute: [128, 9]))
        #expect(stated.imageShape == ImageShape(height: 128, width: 9) && stated.seriesShape == nil)
    }

    /// The smallest channel counts as much as the largest.
    @Test(arguments: [false, true])
    func channelsAreScaledEachByItsOwn(isChannelsFirst: Bool) throws {
        let (rows, times, channels) = (40, 30, 5)
        var generator = SeededGenerator(seed: 4, stream: "tests")
        let axes = isChannelsFirst ? [channels, times] : [times, channels]
        func channel(_ number: Int) -> Int { isChannelsFirst ? number / times : number % channels }
        var values = [Double](repeating: 0, count: rows * times * channels)
        for index in values.indices {
            let scale = [1, 1e-4, 1000, 1, 0][channel(index % (times * channels))]
            values[index] = scale * (3 + generator.normal())
        }
        // A sample that never changes is left out, and the others keep their channels.
        for row in 0..<rows { values[row * times * channels] = 0.5 }
        let path = folder.path("channels.h5")
        let file = try HDF5File(creating: path)
        try file.root.createDataset("x", shape: [rows] + axes, values: values)
        try file.close()
        let dataset = try Dataset.read(path)
        #expect(dataset.features.featureCount == times * (channels - 1) - 1)
        let scaling = try Scaling.fit(dataset, trainingRows: Array(0..<rows))
        #expect(scaling.sentence.contains("Each of the 5 channels"))
        let scaled = try ScaledRows(features: dataset.features, scaling: scaling).rows(at: Array(0..<rows))
        let numbers = try #require(dataset.preparation.columnNumbers)
        for number in 0..<4 {
            let own = scaled.values.indices.filter { channel(numbers[$0 % scaled.columns]) == number }
                .map { Double(scaled.values[$0]) }
            let mean = own.reduce(0, +) / Double(own.count)
            let variance = own.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(own.count)
            #expect(abs(mean) < 1e-4 && abs(variance - 1) < 1e-4, "channel \(number)")
        }
        // Times of one channel are scaled alike.
        guard case .standardised(_, let deviation) = scaling.kind else {
            Issue.record("\(scaling.kind)")
            return
        }
        #expect(Set(deviation).count == 4)
        guard
            case .ranges(let low, let high) = try Scaling.fit(
                dataset, trainingRows: Array(0..<rows), rule: .range
            ).kind
        else {
            Issue.record("no ranges")
            return
        }
        #expect(Set(low).count == 4 && Set(high).count == 4)
    }
}
