/// The element types that features are kept in.
package enum ElementKind: String, Sendable, Codable, Comparable {
    case uint8, float32, float64

    /// The bytes of an element.
    package var byteCount: Int {
        switch self {
        case .uint8: 1
        case .float32: 4
        case .float64: 8
        }
    }

    package static func < (first: ElementKind, second: ElementKind) -> Bool { first.byteCount < second.byteCount }
}

/// The division of rows into blocks, each of which is fetched whole.
package struct BlockLayout: Sendable, Equatable, Codable {
    /// The first row of each block, and the end of the last one.
    package let starts: [Int]
    package let featureCount: Int
    package let element: ElementKind
    /// The number of elements that are kept of sparse rows; nil if rows are dense.
    package let sparseElementCount: Int?
    /// The number of rows in each block but the last one; nil if they differ.
    private let evenRows: Int?

    /// Blocks from where they begin.
    ///
    /// - Precondition: `starts` ascends from 0.
    package init(starts: [Int], featureCount: Int, element: ElementKind, sparseElementCount: Int? = nil) {
        precondition(starts.first == 0 && zip(starts, starts.dropFirst()).allSatisfy { $0 <= $1 }, "blocks in order")
        self.starts = starts
        self.featureCount = featureCount
        self.element = element
        self.sparseElementCount = sparseElementCount
        let first = starts.count > 1 ? starts[1] : 0
        let isEven = first > 0 && starts.dropLast().enumerated().allSatisfy { $0.element == $0.offset * first }
        evenRows = isEven && rowCount(starts) <= (starts.count - 1) * first ? first : nil
        func rowCount(_ starts: [Int]) -> Int { starts[starts.count - 1] }
    }

    package var rowCount: Int { starts[starts.count - 1] }
    package var blockCount: Int { starts.count - 1 }

    /// True if only the elements other than zero are kept, as ``SparseSlot`` has them.
    package var isSparse: Bool { sparseElementCount != nil }

    /// The bytes of all elements.
    var elementBytes: Int {
        sparseElementCount.map { SparseSlot.byteCount(rows: rowCount, elements: $0) } ?? rowCount * rowBytes
    }

    /// The bytes of a dense row.
    package var rowBytes: Int { featureCount * element.byteCount }

    /// The rows of a block.
    package func rows(of block: Int) -> Range<Int> { starts[block]..<starts[block + 1] }

    /// The most rows that a block has.
    package var maximumRows: Int { zip(starts, starts.dropFirst()).map { $1 - $0 }.max() ?? 0 }

    /// The block that a row is in.
    func block(of row: Int) -> Int {
        precondition(row >= 0 && row < rowCount, "row \(row) of \(rowCount)")
        if let evenRows { return row / evenRows }
        var (low, high) = (0, blockCount)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= row { low = middle } else { high = middle }
        }
        return low
    }

    enum CodingKeys: String, CodingKey { case starts, featureCount, element, sparseElementCount }

    /// Decodes what another process says; nothing about it is taken for granted.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let starts = try values.decode([Int].self, forKey: .starts)
        let featureCount = try values.decode(Int.self, forKey: .featureCount)
        guard starts.first == 0, zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 }), featureCount >= 0 else {
            throw DecodingError.dataCorruptedError(forKey: .starts, in: values, debugDescription: "no blocks")
        }
        self.init(
            starts: starts, featureCount: featureCount, element: try values.decode(ElementKind.self, forKey: .element),
            sparseElementCount: try values.decodeIfPresent(Int.self, forKey: .sparseElementCount))
    }
}
