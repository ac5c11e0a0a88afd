internal import Core
internal import Foundation
internal import HDF5
internal import Rows

/// Blocks of rows of data sets in a file, one after the other, each row prepared as it is read.
struct FileBlocks: PreparedBlocks {
    private let arrays: [StoredArray]
    private let readers: [RowReader]
    private let fileRows: [FileRows]
    private let stored: ElementKind
    private let planes: ImageShape?
    var plan: RowPlan

    /// Blocks of arrays, as long as their elements come as rows.
    ///
    /// - Parameters:
    ///   - arrays: Data sets with rows of the same length.
    ///   - element: The type that elements are kept in.
    ///   - blockBytes: What a block should come to.
    ///   - planes: The shape of images whose channels are a plane each in the file, and come to lie next to each other.
    /// - Throws: `DatasetError` where a data set can't be opened, or a filter is missing.
    init(
        _ arrays: [StoredArray], element: ElementKind, blockBytes: Int, planes: ImageShape?
    ) throws(DatasetError) {
        self.arrays = arrays
        var readers: [RowReader] = []
        for array in arrays { readers.append(try RowReader(array, as: element.native)) }
        self.readers = readers
        let fileRows = arrays.compactMap { FileRows($0) }
        precondition(fileRows.count == arrays.count, "rows that do not lie in the file one after the other")
        self.fileRows = fileRows
        stored = element
        self.planes = planes
        var places: [RowPlan.Place] = []
        for (index, array) in arrays.enumerated() {
            let step = FileBlocks.rowsPerBlock(array, fileRows[index], element, blockBytes)
            for start in stride(from: 0, to: array.rowCount, by: step) {
                places.append(RowPlan.Place(array: index, rows: start..<min(start + step, array.rowCount)))
            }
        }
        plan = RowPlan(places)
    }

    /// The number of rows in a block: whole chunks and whole rows of the data set, as many as come to the usual size.
    private static func rowsPerBlock(
        _ array: StoredArray, _ fileRows: FileRows, _ element: ElementKind, _ blockBytes: Int
    ) -> Int {
        let rowBytes = max(1, array.rowLength * element.byteCount)
        let usual = max(1, blockBytes / rowBytes)
        guard case .dataset(let description, _) = array.storage else { return usual }
        let unit = max(1, description.chunkShape?.first ?? 1) * max(1, fileRows.rowsInEach)
        return max(1, usual / unit) * unit
    }

    /// The division of the rows into blocks.
    var layout: BlockLayout {
        BlockLayout(
            starts: plan.starts, featureCount: plan.columns?.count ?? arrays[0].rowLength,
            element: plan.isLogarithmic ? .float32 : stored)
    }

    var slotBytes: Int {
        let layout = layout
        return layout.maximumRows * layout.rowBytes
    }

    func load(_ block: Int, slot: Int, at address: UnsafeMutableRawBufferPointer) throws(DatasetError) {
        let place = plan.places[block]
        try DatasetError.translating { () throws(HDF5Error) in
            switch stored {
            case .uint8: try unsafe load(place, UInt8.self, address, { Double($0) }) { _, _ in }
            case .float32: try unsafe load(place, Float.self, address, { Double($0) }, prepare: prepare)
            case .float64: try unsafe load(place, Double.self, address, { $0 }, prepare: prepare)
            }
        }
    }

    private func load<Element: HDF5Element>(
        _ place: RowPlan.Place, _ type: Element.Type, _ address: UnsafeMutableRawBufferPointer,
        _ number: (Element) -> Double,
        prepare: (inout [Element], Unpacking?) -> Void
    ) throws(HDF5Error) {
        let array = arrays[place.array]
        let width = array.rowLength
        let count = place.rows.count * width
        let source = fileRows[place.array]
        let rows = source.rows(of: place.rows)
        if plan.columns == nil && place.kept == nil && planes == nil && !plan.changesElements && array.unpacking == nil
            && source.areAsStored
        {
            let elements = unsafe address.bindMemory(to: Element.self)
            var span = unsafe MutableSpan(_unsafeElements: UnsafeMutableBufferPointer(rebasing: elements[..<count]))
            return try readers[place.array].read(rows, into: &span)
        }
        var elements: [Element] = try readers[place.array].read(rows, width: source.width)
        prepare(&elements, array.unpacking)
        elements = source.arranged(place.rows, from: elements)
        if let planes { elements = planes.channelsLast(elements, rowCount: place.rows.count) }
        if plan.isLogarithmic {
            let logarithms = FeatureMatrix.logCounts(
                of: elements, width: width, over: plan.countedColumns, number)
            unsafe pick(place, logarithms, width, to: address.bindMemory(to: Float.self))
        } else {
            unsafe pick(place, elements, width, to: address.bindMemory(to: Element.self))
        }
    }

    /// Makes of stored numbers those that are meant, and NaN of those that stand for missing ones.
    private func prepare<Element: BinaryFloatingPoint>(_ elements: inout [Element], _ unpacking: Unpacking?) {
        unpacking?.unpack(&elements)
        if !plan.fills.isEmpty { elements = MissingNumbers(plan.fills).marking(elements) }
    }

    /// Copies the rows and columns that are kept.
    private func pick<Element>(
        _ place: RowPlan.Place, _ elements: [Element], _ width: Int, to target: UnsafeMutableBufferPointer<Element>
    ) {
        var next = 0
        for row in place.kept ?? Array(0..<place.rows.count) {
            let start = row * width
            if let columns = plan.columns {
                for column in columns {
                    unsafe target[next] = elements[start + column]
                    next += 1
                }
            } else {
                for column in 0..<width { unsafe target[next + column] = elements[start + column] }
                next += width
            }
        }
    }
}

extension ElementKind {
    /// The type that the numbers are read as.
    fileprivate var native: HDF5NativeElement {
        switch self {
        case .uint8: .uint8
        case .float32: .float
        case .float64: .double
        }
    }
}
