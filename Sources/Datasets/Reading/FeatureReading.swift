internal import Core
internal import HDF5
internal import Rows

/// Reads the features of training and test rows into one matrix.
enum FeatureReading {
    /// The features of the training rows, then of the test rows.
    ///
    /// Bytes and booleans stay bytes; integers of up to 16 bits and floats of up to 32 become Float; the rest Double.
    /// Sparse rows stay sparse.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - image: The shape of the rows.
    ///   - memory: What they may take up.
    ///   - repeated: Told of elements of sparse rows that are in a column that their row has already.
    /// - Returns: The features.
    /// - Throws: `DatasetError` where they can't be read, or there is not enough memory for them.
    static func read(
        _ plan: DatasetPlan, _ image: ImageRecognition, _ memory: FeatureMemory, repeated: RepeatedElements
    ) throws(DatasetError) -> FeatureMatrix {
        // Columns of a matrix that are labels are left out once it is read, which goes by blocks, too.
        if case .omitting(let columns, from: let whole) = plan.data.storage, !whole.isTable {
            var wider = plan
            wider.data = whole
            if case .omitting(_, from: let whole)? = plan.testData?.storage { wider.testData = whole }
            let kept = (0..<whole.rowLength).filter { !columns.contains($0) }
            return try read(wider, image, memory, repeated: repeated).changed(.columns(kept), memory: memory)
        }
        let arrays = [plan.data, plan.testData].compactMap { $0 }.flatMap(\.rowParts)
        let budget = MemoryBudget(arrays, memory)
        if arrays.contains(where: \.isSparse) {
            if let blocks = try budget.sparseBlocks(repeated: repeated) {
                let rows = try BlockRows.reading(blocks, memory: memory)
                return FeatureMatrix(
                    rowCount: rows.layout.rowCount, featureCount: rows.layout.featureCount, storage: .blocks(rows))
            }
            return try sparse(arrays, repeated)
        }
        let widest = arrays.map { elementKind(of: $0) }.max() ?? .float64
        if try budget.readsBlocks(of: widest) {
            let blocks = try FileBlocks(
                arrays, element: widest, blockBytes: memory.blockBytes,
                planes: image.channelsFirst ? image.shape : nil)
            let rows = try BlockRows.reading(blocks, memory: memory)
            return FeatureMatrix(
                rowCount: rows.layout.rowCount, featureCount: rows.layout.featureCount, storage: .blocks(rows))
        }
        switch widest {
        case .uint8:
            return try matrix(arrays, image, { .uint8($0) }) { (array) throws(HDF5Error) in try array.read(UInt8.self) }
        case .float32: return try matrix(arrays, image, { .float32($0) }, floating)
        case .float64: return try matrix(arrays, image, { .float64($0) }, floating)
        }
    }

    /// The smallest element type that holds an array's numbers as they are meant.
    private static func elementKind(of array: StoredArray) -> ElementKind {
        if case .columns(let columns) = array.storage { return columns.map { elementKind(of: $0) }.max() ?? .float64 }
        if case .omitting(_, let table) = array.storage { return elementKind(of: table) }
        if case .stacked(let parts) = array.storage { return parts.map { elementKind(of: $0) }.max() ?? .float64 }
        let stored = elementKind(of: array.type)
        guard let unpacking = array.unpacking else { return stored }
        // Numbers that are scaled keep what 16 bits hold; others need room for what is missing alone.
        return unpacking.isScaled && stored != .uint8 ? .float64 : max(stored, .float32)
    }

    private static func elementKind(of type: HDF5ElementType) -> ElementKind {
        if type.isBoolean { return .uint8 }
        switch type {
        case .integer(1, false, _), .bitfield(1): return .uint8
        case .integer(1...2, _, _), .float(1...4, _): return .float32
        default: return .float64
        }
    }

    private static func floating<Element: HDF5Element & BinaryFloatingPoint>(
        _ array: StoredArray
    ) throws(HDF5Error) -> [Element] {
        var elements: [Element] = try array.read()
        array.unpacking?.unpack(&elements)
        return elements
    }

    private static func matrix<Element: HDF5Element>(
        _ arrays: [StoredArray], _ image: ImageRecognition, _ storage: ([Element]) -> FeatureMatrix.Storage,
        _ read: (StoredArray) throws(HDF5Error) -> [Element]
    ) throws(DatasetError) -> FeatureMatrix {
        let featureCount = arrays[0].rowLength
        let rowCount = arrays.reduce(0) { $0 + $1.rowCount }
        var elements: [Element] = []
        for array in arrays {
            let part = try DatasetError.translating { () throws(HDF5Error) in try read(array) }
            guard part.count == array.elementCount else {
                throw .unusable(
                    "\(array.path.escaped) in \(array.source.path.escaped) has \(part.count) elements, and others that its rows "
                        + "are to be joined with have \(array.elementCount). Choose other data with --data.")
            }
            if elements.isEmpty { elements = part } else { elements += part }
        }
        if image.channelsFirst, let shape = image.shape {
            elements = shape.channelsLast(elements, rowCount: rowCount)
        }
        return FeatureMatrix(rowCount: rowCount, featureCount: featureCount, storage: storage(elements))
    }
}

extension FeatureReading {
    /// Sparse rows, in 32 bits where these hold every value.
    private static func sparse(
        _ arrays: [StoredArray], _ repeated: RepeatedElements
    ) throws(DatasetError) -> FeatureMatrix {
        var rows: SparseRows<Double>?
        for (index, array) in arrays.enumerated() {
            guard case .sparse(let storage) = array.storage else {
                throw .unusable(
                    "The training rows and the test rows (\(arrays.map(\.path.escaped).joined(separator: ", "))) in "
                        + "\(array.source.path.escaped) must both be sparse, or neither. Choose others with --data and "
                        + "--test-data.")
            }
            if array.type.fitsFloat, arrays.count == 1 {
                let read = try storage.read(array.path, as: Float.self)
                repeated.record(read.repeatedCount, at: index)
                return matrix(.sparse32(read), array)
            }
            let part = try storage.read(array.path, as: Double.self)
            repeated.record(part.repeatedCount, at: index)
            rows = rows?.appending(part) ?? part
        }
        guard let rows else { preconditionFailure("no rows") }
        let fits = rows.values.allSatisfy { !$0.isFinite || Double(Float($0)) == $0 }
        let storage: FeatureMatrix.Storage =
            fits
            ? .sparse32(SparseRows(starts: rows.starts, columns: rows.columns, values: rows.values.map { Float($0) }))
            : .sparse64(rows)
        return FeatureMatrix(rowCount: rows.rowCount, featureCount: arrays[0].rowLength, storage: storage)
    }

    private static func matrix(_ storage: FeatureMatrix.Storage, _ array: StoredArray) -> FeatureMatrix {
        FeatureMatrix(rowCount: array.rowCount, featureCount: array.rowLength, storage: storage)
    }
}

extension HDF5ElementType {
    /// True if every value of the type is a Float.
    fileprivate var fitsFloat: Bool {
        switch self {
        case .integer(1...2, _, _), .float(1...4, _), .bitfield(1): true
        default: isBoolean
        }
    }
}
