internal import Core
internal import HDF5

/// Reads the features of training and test rows into one matrix.
enum FeatureReading {
    /// The features of the training rows, then of the test rows.
    ///
    /// Bytes and booleans stay bytes; integers of up to 16 bits and floats of up to 32 become Float; the rest Double.
    /// Sparse rows stay sparse.
    ///
    /// - Throws: `DatasetError` where they can't be read, or there is not enough memory for them.
    static func read(
        _ plan: DatasetPlan, _ image: ImageRecognition, _ memory: FeatureMemory
    ) throws(DatasetError) -> FeatureMatrix {
        let arrays = [plan.data, plan.testData].compactMap { $0 }
        let room = FeatureRoom(arrays, memory)
        if arrays.contains(where: \.isSparse) {
            if let blocks = try room.sparseBlocks() {
                let rows = try BlockRows.reading(blocks, memory: memory)
                return FeatureMatrix(
                    rowCount: rows.layout.rowCount, featureCount: rows.layout.featureCount, storage: .blocks(rows))
            }
            return try sparse(arrays)
        }
        let widest: Precision = arrays.map { precision(of: $0) }.max() ?? .double
        if try room.readsBlocks(of: widest.kind) {
            let blocks = try FileBlocks(
                arrays, element: widest.kind, blockBytes: memory.blockBytes,
                planes: image.channelsFirst ? image.shape : nil)
            let rows = try BlockRows.reading(blocks, memory: memory)
            return FeatureMatrix(
                rowCount: rows.layout.rowCount, featureCount: rows.layout.featureCount, storage: .blocks(rows))
        }
        switch widest {
        case .byte:
            return try matrix(arrays, image, { .uint8($0) }) { (array) throws(HDF5Error) in try array.read(UInt8.self) }
        case .single: return try matrix(arrays, image, { .float32($0) }, floating)
        case .double: return try matrix(arrays, image, { .float64($0) }, floating)
        }
    }

    private enum Precision: Int, Comparable {
        case byte, single, double

        var kind: ElementKind {
            switch self {
            case .byte: .uint8
            case .single: .float32
            case .double: .float64
            }
        }

        static func < (first: Precision, second: Precision) -> Bool { first.rawValue < second.rawValue }
    }

    private static func precision(of array: StoredArray) -> Precision {
        if case .columns(let columns) = array.storage { return columns.map { precision(of: $0) }.max() ?? .double }
        if case .omitting(_, let table) = array.storage { return precision(of: table) }
        let stored = precision(of: array.type)
        guard let unpacking = array.unpacking else { return stored }
        // Numbers that are scaled keep what 16 bits hold; others need room for what is missing alone.
        return unpacking.isScaled && stored != .byte ? .double : max(stored, .single)
    }

    private static func precision(of type: HDF5ElementType) -> Precision {
        if type.isBoolean { return .byte }
        switch type {
        case .integer(1, false, _), .bitfield(1): return .byte
        case .integer(1...2, _, _), .float(1...4, _): return .single
        default: return .double
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
            if elements.isEmpty { elements = part } else { elements += part }
        }
        if image.channelsFirst, let shape = image.shape {
            elements = channelsLast(elements, rowCount: rowCount, shape)
        }
        return FeatureMatrix(rowCount: rowCount, featureCount: featureCount, storage: storage(elements))
    }

    /// Puts the channels of each pixel next to each other, where the file has one plane after the other.
    static func channelsLast<Element: HDF5Element>(
        _ planes: [Element], rowCount: Int, _ shape: ImageShape
    ) -> [Element] {
        let pixels = shape.height * shape.width
        var elements = [Element](repeating: .zero, count: planes.count)
        for row in 0..<rowCount {
            let start = row * shape.featureCount
            for channel in 0..<shape.channels {
                for pixel in 0..<pixels {
                    elements[start + pixel * shape.channels + channel] = planes[start + channel * pixels + pixel]
                }
            }
        }
        return elements
    }
}

extension FeatureReading {
    /// Sparse rows, in 32 bits where these hold every value.
    private static func sparse(_ arrays: [StoredArray]) throws(DatasetError) -> FeatureMatrix {
        var rows: SparseRows<Double>?
        for array in arrays {
            guard case .sparse(let storage) = array.storage else {
                throw .unusable(
                    "The training rows and the test rows (\(arrays.map(\.path.escaped).joined(separator: ", "))) in "
                        + "\(array.source.path.escaped) must both be sparse, or neither. Choose others with --data and "
                        + "--test-data.")
            }
            if array.type.fitsFloat, arrays.count == 1 {
                return matrix(.sparse32(try storage.read(array.path, as: Float.self)), array)
            }
            let part = try storage.read(array.path, as: Double.self)
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
    /// Whether every value of the type is a Float.
    fileprivate var fitsFloat: Bool {
        switch self {
        case .integer(1...2, _, _), .float(1...4, _), .bitfield(1): true
        default: isBoolean
        }
    }
}
