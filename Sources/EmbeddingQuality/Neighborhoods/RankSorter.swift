/// Puts the other rows of a data set in the order of their distances from one of them; of equal distances the lower index comes first.
///
/// A radix sort in two passes, by the leading bits of the distances. The few rows that these bits do not tell apart are compared in full.
/// An entry holds the bits of a row and, below them, its index.
struct RankSorter<Entry: FixedWidthInteger & UnsignedInteger & Sendable>: Sendable {
    private var entries: [Entry]
    private var spare: [Entry]
    private var lowCounts: [UInt32]
    private var highCounts: [UInt32]
    /// The indices of the other rows, nearest first: `[rows − 1]`.
    private(set) var order: [UInt32]

    private static var digitBits: Int { Entry.bitWidth <= 32 ? 9 : 11 }
    private static var indexBits: Int { Entry.bitWidth - 2 * digitBits }
    /// The most rows that an entry has room for.
    static var mostRows: Int { 1 << min(32, indexBits) }
    /// Distances below the largest one divided by two to this power are compared in full.
    private static var octaves: Int64 { 20 }
    /// The most rows with the same leading bits that are sorted by insertion.
    private static var mostInserted: Int { 32 }

    /// A sorter for a number of rows, at least 2 and at most ``mostRows``.
    init(rowCount: Int) {
        precondition(rowCount >= 2 && rowCount <= Self.mostRows, "ranks of \(rowCount) rows")
        entries = [Entry](repeating: 0, count: rowCount - 1)
        spare = entries
        lowCounts = [UInt32](repeating: 0, count: 1 << Self.digitBits)
        highCounts = lowCounts
        order = [UInt32](repeating: 0, count: rowCount - 1)
    }

    /// Sorts the rows by their distances from one of them.
    ///
    /// - Parameters:
    ///   - distances: Squared distances of all rows, none below 0: `[rows]`.
    ///   - own: The index of the row that they are distances from, which is left out.
    /// - Complexity: O(rows); O(rows · log(rows)) where most leading bits are the same.
    mutating func sort(_ distances: Span<Double>, from own: Int) {
        precondition(distances.count == entries.count + 1, "\(distances.count) distances for \(entries.count + 1) rows")
        Self.fill(&entries, distances, own, &lowCounts, &highCounts)
        Self.scatter(entries, into: &spare, by: &lowCounts, shift: Self.indexBits)
        Self.scatter(spare, into: &entries, by: &highCounts, shift: Self.indexBits + Self.digitBits)
        Self.compareEqualKeys(&entries, distances)
        Self.copyIndices(of: entries, into: &order)
    }

    /// Makes the entries, and where each of their digits begins.
    private static func fill(
        _ entries: inout [Entry], _ distances: Span<Double>, _ own: Int, _ lowCounts: inout [UInt32],
        _ highCounts: inout [UInt32]
    ) {
        // Numbers that are not negative are in the order of their bits.
        var (least, most) = (Int64.max, Int64.min)
        for index in distances.indices where index != own {
            let bits = Int64(bitPattern: distances[index].bitPattern)
            least = min(least, bits)
            most = max(most, bits)
        }
        let base = max(least, most - Self.octaves << Int64(Double.significandBitCount))
        let width = Int64.bitWidth - (most - base).leadingZeroBitCount
        let shift = Int64(max(0, width - 2 * Self.digitBits))
        let indexBits = Entry(Self.indexBits)
        var places = entries.mutableSpan
        for index in 0..<own {
            let bits = max(0, Int64(bitPattern: distances[index].bitPattern) &- base) &>> shift
            places[index] = Entry(truncatingIfNeeded: bits) &<< indexBits | Entry(truncatingIfNeeded: index)
        }
        for index in own + 1..<distances.count {
            let bits = max(0, Int64(bitPattern: distances[index].bitPattern) &- base) &>> shift
            places[index &- 1] = Entry(truncatingIfNeeded: bits) &<< indexBits | Entry(truncatingIfNeeded: index)
        }
        var low = lowCounts.mutableSpan
        var high = highCounts.mutableSpan
        let mask = Entry(1 << Self.digitBits - 1)
        let highShift = indexBits + Entry(Self.digitBits)
        for digit in low.indices {
            low[digit] = 0
            high[digit] = 0
        }
        for place in places.indices {
            let entry = places[place]
            low[Int(truncatingIfNeeded: entry &>> indexBits & mask)] &+= 1
            high[Int(truncatingIfNeeded: entry &>> highShift)] &+= 1
        }
        var (lowStart, highStart): (UInt32, UInt32) = (0, 0)
        for digit in low.indices {
            let counts = (low[digit], high[digit])
            low[digit] = lowStart
            high[digit] = highStart
            lowStart &+= counts.0
            highStart &+= counts.1
        }
    }

    /// Puts entries in the order of one of their digits, leaving those of the same in the order that they have.
    private static func scatter(
        _ entries: [Entry], into result: inout [Entry], by starts: inout [UInt32], shift: Int
    ) {
        let entries = entries.span
        var places = result.mutableSpan
        var next = starts.mutableSpan
        let (shift, mask) = (Entry(shift), Entry(1 << Self.digitBits - 1))
        for index in entries.indices {
            let entry = entries[index]
            let digit = Int(truncatingIfNeeded: entry &>> shift & mask)
            let place = next[digit]
            next[digit] = place &+ 1
            places[Int(place)] = entry
        }
    }

    /// Compares in full what has the same leading bits.
    private static func compareEqualKeys(_ entries: inout [Entry], _ distances: Span<Double>) {
        var places = entries.mutableSpan
        let count = places.count
        let indexBits = Entry(Self.indexBits)
        let mask = (1 as Entry) &<< indexBits &- 1
        var place = 1
        while place < count {
            guard (places[place] ^ places[place &- 1]) &>> indexBits == 0 else {
                place &+= 1
                continue
            }
            let start = place - 1
            var end = place + 1
            while end < count, (places[end] ^ places[start]) &>> indexBits == 0 { end += 1 }
            if end - start <= Self.mostInserted {
                for index in start + 1..<end {
                    let entry = places[index]
                    let distance = distances[Int(truncatingIfNeeded: entry & mask)]
                    var hole = index
                    // Those before it have lower indices.
                    while hole > start, distances[Int(truncatingIfNeeded: places[hole - 1] & mask)] > distance {
                        places[hole] = places[hole - 1]
                        hole -= 1
                    }
                    places[hole] = entry
                }
            } else {
                var run = (start..<end).map { places[$0] }
                run.sort {
                    let first = distances[Int(truncatingIfNeeded: $0 & mask)]
                    let second = distances[Int(truncatingIfNeeded: $1 & mask)]
                    return first == second ? $0 < $1 : first < second
                }
                for index in start..<end { places[index] = run[index - start] }
            }
            place = end + 1
        }
    }

    private static func copyIndices(of entries: [Entry], into order: inout [UInt32]) {
        let entries = entries.span
        var indices = order.mutableSpan
        let mask = (1 as Entry) &<< Entry(Self.indexBits) &- 1
        for place in entries.indices { indices[place] = UInt32(truncatingIfNeeded: entries[place] & mask) }
    }
}
