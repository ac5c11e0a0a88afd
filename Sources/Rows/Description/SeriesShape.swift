/// The shape of rows that are series: some channels, each at some times.
package struct SeriesShape: Sendable, Equatable, Codable {
    package let times: Int
    package let channels: Int
    /// True if the values of a channel are next to each other, rather than those of a time.
    package let isChannelsFirst: Bool

    /// A shape.
    ///
    /// - Precondition: Both are positive.
    package init(times: Int, channels: Int, isChannelsFirst: Bool = false) {
        precondition(times > 0 && channels > 0, "a series of \(times) times of \(channels) channels")
        self.times = times
        self.channels = channels
        self.isChannelsFirst = isChannelsFirst
    }

    /// True if rows of so many numbers can have the shape.
    func fits(_ featureCount: Int) -> Bool {
        guard times > 0, channels > 0 else { return false }
        let (product, overflow) = times.multipliedReportingOverflow(by: channels)
        return !overflow && product == featureCount
    }

    /// The channel of a number among those that the file has in a row.
    func channel(of number: Int) -> Int { isChannelsFirst ? number / times : number % channels }

    /// The time of a number among those that the file has in a row, counted from 0.
    func time(of number: Int) -> Int { isChannelsFirst ? number % times : number / channels }
}

extension SeriesShape: CustomStringConvertible {
    package var description: String { "\(times) times of \(channels) channels" }
}

extension DatasetDescription {
    /// The channel of each feature, `[features]`; nil where rows are not series.
    package var channels: [Int]? {
        seriesShape.map { shape in
            (preparation.columnNumbers ?? Array(0..<featureCount)).map(shape.channel)
        }
    }
}
