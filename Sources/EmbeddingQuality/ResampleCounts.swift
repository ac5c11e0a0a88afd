internal import Core
internal import Synchronization

/// Resamples of units that are drawn with replacement, as many as there are: how often each unit is drawn in each resample.
///
/// A seed gives all measures of as many units the same resamples, so that what was drawn once is kept where it is small.
struct ResampleCounts: Hashable, Sendable {
    let seed: UInt64
    let resamples: Int
    let units: Int

    /// The most bytes that are kept of all resamples.
    private static let mostKeptBytes = 32 << 20

    /// The counts that are kept, those asked for last at the end: `[resamples, units]` each.
    private static let kept = Mutex<[(key: ResampleCounts, counts: [UInt8])]>([])

    /// Calls a closure with the counts of each resample, one after the other: `[units]`.
    func forEach(_ body: (_ counts: Span<UInt8>) -> Void) {
        guard resamples * units <= Self.mostKeptBytes else {
            draw(body)
            return
        }
        let counts = all
        for start in stride(from: 0, to: resamples * units, by: max(1, units)) {
            body(counts.span.extracting(start..<start + units))
        }
    }

    /// The counts of all resamples, kept or drawn.
    private var all: [UInt8] {
        let found = Self.kept.withLock { kept -> [UInt8]? in
            guard let place = kept.firstIndex(where: { $0.key == self }) else { return nil }
            let entry = kept.remove(at: place)
            kept.append(entry)
            return entry.counts
        }
        if let found { return found }
        var counts: [UInt8] = []
        counts.reserveCapacity(resamples * units)
        draw { drawn in
            for unit in drawn.indices { counts.append(drawn[unit]) }
        }
        Self.kept.withLock { kept in
            kept.removeAll { $0.key == self }
            kept.append((self, counts))
            var bytes = kept.reduce(0) { $0 + $1.counts.count }
            while bytes > Self.mostKeptBytes { bytes -= kept.removeFirst().counts.count }
        }
        return counts
    }

    private func draw(_ body: (_ counts: Span<UInt8>) -> Void) {
        var generator = SeededGenerator(seed: seed, stream: "bootstrap")
        // A byte holds the count: that one of more than 255 units is drawn 256 times has a probability below 1e-500.
        var counts = [UInt8](repeating: 0, count: units)
        for _ in 0..<resamples {
            for unit in counts.indices { counts[unit] = 0 }
            var destination = counts.mutableSpan
            for _ in 0..<units { destination[Bootstrap.draw(below: units, &generator)] += 1 }
            body(counts.span)
        }
    }
}
