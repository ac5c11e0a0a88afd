internal import Core
internal import Foundation
internal import HDF5
internal import Rows

/// Blocks of sparse rows that lie row after row in a file (CSR), each row prepared as it is read.
struct SparseFileBlocks: PreparedBlocks {
    private let storage: SparseStorage
    private let place: String
    /// The index among the elements at which each row begins, and at which the last one ends.
    private let starts: [Int]
    private let values: RowReader
    private let indices: RowReader
    /// The elements that were met so far in a column that their row has already.
    private let repeatedElements: RepeatedElements
    var plan: RowPlan

    /// Blocks of a matrix.
    ///
    /// - Parameters:
    ///   - storage: Where the parts of the matrix are, rows along its major axis.
    ///   - path: What the matrix is called in messages.
    ///   - blockBytes: What a block should come to.
    ///   - repeated: Told of elements that are in a column that their row has already.
    /// - Throws: `DatasetError` where a part can't be read or makes no sense.
    init(
        _ storage: SparseStorage, _ path: String, blockBytes: Int, repeated: RepeatedElements
    ) throws(DatasetError) {
        repeatedElements = repeated
        precondition(storage.majorIsRow, "rows along the major axis")
        self.storage = storage
        place = path
        let starts = try storage.readStarts(path)
        self.starts = starts
        values = try RowReader(storage.values, as: .float, maximumKeptBytes: 32 << 20)
        indices = try RowReader(storage.indices, as: .int32, maximumKeptBytes: 32 << 20)
        var places: [RowPlan.Place] = []
        var first = 0
        for row in 0..<storage.majorCount {
            let bytes = SparseSlot.byteCount(rows: row + 1 - first, elements: starts[row + 1] - starts[first])
            if bytes >= blockBytes || row + 1 == storage.majorCount {
                places.append(RowPlan.Place(rows: first..<row + 1))
                first = row + 1
            }
        }
        plan = RowPlan(places)
    }

    var layout: BlockLayout {
        BlockLayout(
            starts: plan.starts, featureCount: plan.columns?.count ?? storage.minorCount, element: .float32,
            sparseElementCount: starts[storage.majorCount])
    }

    var slotBytes: Int {
        plan.places.map { block in
            SparseSlot.byteCount(
                rows: block.rows.count, elements: starts[block.rows.upperBound] - starts[block.rows.lowerBound])
        }.max() ?? 0
    }

    func load(_ block: Int, slot: Int, at address: UnsafeMutableRawBufferPointer) throws(DatasetError) {
        let place = plan.places[block]
        var sparse = try read(place.rows)
        repeatedElements.record(sparse.repeatedCount, at: place.rows.lowerBound)
        if plan.isLogarithmic { sparse = FeatureMatrix.logCounts(of: sparse, over: isCounted) }
        if place.kept != nil || plan.columns != nil {
            sparse = sparse.selecting(
                rows: place.kept ?? Array(0..<place.rows.count), places: plan.columns?.places(among: storage.minorCount)
            )
        }
        unsafe SparseSlot.write(sparse, to: address)
    }

    /// True for each column that is part of the totals of counts; nil where all are.
    private var isCounted: [Bool]? {
        plan.countedColumns.map { columns in
            var flags = [Bool](repeating: false, count: storage.minorCount)
            for column in columns { flags[column] = true }
            return flags
        }
    }

    private func read(_ rows: Range<Int>) throws(DatasetError) -> SparseRows<Float> {
        let range = starts[rows.lowerBound]..<starts[rows.upperBound]
        let columns: [Int32] = try elements(of: indices, range)
        for index in columns.indices where columns[index] < 0 || Int(columns[index]) >= storage.minorCount {
            throw storage.broken(
                place,
                "element \(range.lowerBound + index) of \(storage.indices.name.escaped) is outside of the "
                    + "\(storage.minorCount) columns")
        }
        let lineStarts = starts[rows.lowerBound...rows.upperBound].map { $0 - range.lowerBound }
        return SparseRows(starts: Array(lineStarts), columns: columns, values: try elements(of: values, range))
    }

    private func elements<Element: HDF5Element>(
        of reader: RowReader, _ range: Range<Int>
    ) throws(DatasetError) -> [Element] {
        try DatasetError.translating { () throws(HDF5Error) in try reader.read(range, width: 1) }
    }
}
