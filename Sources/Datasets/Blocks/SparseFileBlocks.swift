internal import Foundation
internal import HDF5
internal import Synchronization

/// Blocks of sparse rows that lie row after row in a file (CSR), each row prepared as it is read.
struct SparseFileBlocks: PreparedBlocks {
    private let storage: SparseStorage
    private let place: String
    /// Where each row begins among the elements, and where the last one ends.
    private let starts: [Int]
    private let values: ElementReader<Float>
    private let indices: ElementReader<Int32>
    /// The rows of each block in the file, and those of them that are kept; nil for all.
    private var blocks: [(rows: Range<Int>, kept: [Int]?)]
    private var columns: [Int]?
    private var isLogarithmic = false

    /// Blocks of a matrix.
    ///
    /// - Parameters:
    ///   - storage: Where the parts of the matrix are, rows along its major axis.
    ///   - path: What the matrix is called in messages.
    ///   - blockBytes: What a block should come to.
    /// - Throws: `DatasetError` where a part can't be read or makes no sense.
    init(_ storage: SparseStorage, _ path: String, blockBytes: Int) throws(DatasetError) {
        precondition(storage.majorIsRow, "rows along the major axis")
        self.storage = storage
        place = path
        let starts = try storage.readStarts(path)
        self.starts = starts
        values = try ElementReader(storage.values)
        indices = try ElementReader(storage.indices)
        blocks = []
        var first = 0
        for row in 0..<storage.majorCount {
            let bytes = SparseSlot.byteCount(rows: row + 1 - first, elements: starts[row + 1] - starts[first])
            if bytes >= blockBytes || row + 1 == storage.majorCount {
                blocks.append((first..<row + 1, nil))
                first = row + 1
            }
        }
    }

    var layout: BlockLayout {
        var rows = [0]
        for block in blocks { rows.append(rows[rows.count - 1] + (block.kept?.count ?? block.rows.count)) }
        return BlockLayout(
            starts: rows, featureCount: columns?.count ?? storage.minorCount, element: .float32,
            sparseElementCount: starts[storage.majorCount])
    }

    var slotBytes: Int {
        blocks.map { block in
            SparseSlot.byteCount(
                rows: block.rows.count, elements: starts[block.rows.upperBound] - starts[block.rows.lowerBound])
        }.max() ?? 0
    }

    func changed(_ change: BlockChange) -> (any BlockSource)? {
        var changed = self
        switch change {
        case .columns(let numbers): changed.columns = columns.map { columns in numbers.map { columns[$0] } } ?? numbers
        case .rows(let rows): changed.select(rows)
        case .logarithms:
            guard columns == nil else { return nil }
            changed.isLogarithmic = true
        }
        return changed
    }

    private mutating func select(_ rows: [Int]) {
        let starts = layout.starts
        var next = rows.startIndex
        for block in blocks.indices {
            var kept: [Int] = []
            while next < rows.endIndex, rows[next] < starts[block + 1] {
                let position = rows[next] - starts[block]
                kept.append(blocks[block].kept.map { $0[position] } ?? position)
                next += 1
            }
            blocks[block].kept = kept
        }
    }

    func load(_ block: Int, slot: Int, at address: UnsafeMutableRawBufferPointer) throws(DatasetError) {
        let (rows, kept) = blocks[block]
        var sparse = try read(rows)
        if isLogarithmic { sparse = FeatureMatrix.logCounts(of: sparse) }
        if kept != nil || columns != nil {
            sparse = sparse.selecting(
                rows: kept ?? Array(0..<rows.count), places: columns?.places(among: storage.minorCount))
        }
        unsafe SparseSlot.write(sparse, to: address)
    }

    private func read(_ rows: Range<Int>) throws(DatasetError) -> SparseRows<Float> {
        let range = starts[rows.lowerBound]..<starts[rows.upperBound]
        let columns = try indices.read(range)
        for index in columns.indices where columns[index] < 0 || Int(columns[index]) >= storage.minorCount {
            throw storage.broken(
                place,
                "element \(range.lowerBound + index) of \(storage.indices.name.escaped) is outside of the "
                    + "\(storage.minorCount) columns")
        }
        let lineStarts = starts[rows.lowerBound...rows.upperBound].map { $0 - range.lowerBound }
        return SparseRows(starts: Array(lineStarts), columns: columns, values: try values.read(range))
    }
}

/// A data set of one axis that stretches are read from, by one thread at a time.
private final class ElementReader<Element: HDF5Element>: Sendable {
    private let reader: Mutex<HDF5RowReader>

    init(_ array: StoredArray) throws(DatasetError) {
        reader = Mutex(
            try DatasetError.translating { () throws(HDF5Error) in
                try HDF5RowReader(
                    try array.source.file.dataset(at: array.objectPath), as: Element.nativeElement,
                    mostKeptBytes: 32 << 20)
            })
    }

    func read(_ range: Range<Int>) throws(DatasetError) -> [Element] {
        var elements = [Element](repeating: .zero, count: range.count)
        guard !range.isEmpty else { return elements }
        var span = elements.mutableSpan
        try DatasetError.translating { () throws(HDF5Error) in
            try reader.withLock { (reader) throws(HDF5Error) in try reader.read(rows: range, into: &span) }
        }
        return elements
    }
}
