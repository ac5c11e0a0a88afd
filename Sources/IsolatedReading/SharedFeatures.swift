internal import Isolation
internal import Rows

/// Features on their way to another process: what they are, and where they are in shared memory.
enum SharedFeatures: Sendable, Codable {
    /// Blocks in slots of the same size: block i in slot i, or none there yet.
    case blocks(BlockLayout, slots: SharedMemory.Region, slotBytes: Int, isFilled: Bool)
    /// Rows of which only the elements that are not zero are kept.
    case sparse(starts: SharedArray, columns: SharedArray, values: SharedArray, featureCount: Int, element: ElementKind)

    /// Puts features where another process finds them.
    init(_ features: FeatureMatrix, in memory: SharedMemory) throws(IsolationError) {
        switch features.storage {
        case .uint8(let elements): self = try .one(features, elements, .uint8, memory)
        case .float32(let elements): self = try .one(features, elements, .float32, memory)
        case .float64(let elements): self = try .one(features, elements, .float64, memory)
        case .sparse32(let rows): self = try .sparse(rows, features.featureCount, .float32, memory)
        case .sparse64(let rows): self = try .sparse(rows, features.featureCount, .float64, memory)
        case .blocks(let rows):
            guard let region = rows.cache.memory.region else { throw .unintelligible }
            self = .blocks(
                rows.layout, slots: region, slotBytes: rows.cache.slotBytes, isFilled: rows.isInMemory)
        }
    }

    /// An array as one block.
    private static func one<Element: BitwiseCopyable>(
        _ features: FeatureMatrix, _ elements: [Element], _ kind: ElementKind, _ memory: SharedMemory
    ) throws(IsolationError) -> SharedFeatures {
        let layout = BlockLayout(
            starts: [0, features.rowCount], featureCount: features.featureCount, element: kind)
        let bytes = max(1, elements.count * kind.byteCount)
        let region = try memory.allocate(bytes)
        let mapped = try memory.map(region, isWritable: true)
        unsafe elements.withUnsafeBytes { source in
            if let base = source.baseAddress { unsafe mapped.address.copyMemory(from: base, byteCount: source.count) }
        }
        return .blocks(layout, slots: region, slotBytes: bytes, isFilled: true)
    }

    private static func sparse<Element>(
        _ rows: SparseRows<Element>, _ featureCount: Int, _ kind: ElementKind, _ memory: SharedMemory
    ) throws(IsolationError) -> SharedFeatures where Element: BitwiseCopyable {
        .sparse(
            starts: try SharedArray(rows.starts, in: memory), columns: try SharedArray(rows.columns, in: memory),
            values: try SharedArray(rows.values, in: memory), featureCount: featureCount, element: kind)
    }

    /// The features that another process has put there.
    ///
    /// - Parameters:
    ///   - memory: The memory shared with it.
    ///   - source: Where blocks come from that are not there.
    /// - Returns: The features.
    /// - Throws: ``IsolationError`` where they make no sense.
    func features(in memory: SharedMemory, source: any BlockSource) throws(IsolationError) -> FeatureMatrix {
        switch self {
        case .blocks(let layout, let region, let slotBytes, let isFilled):
            let rowBytes = layout.isSparse ? 0 : layout.rowBytes
            let (blockBytes, overflow) = layout.maximumRows.multipliedReportingOverflow(by: rowBytes)
            guard slotBytes > 0, !overflow, blockBytes <= slotBytes, region.byteCount >= slotBytes,
                !isFilled || region.byteCount / slotBytes >= layout.blockCount
            else { throw .unintelligible }
            // A process that has given all it had is not needed any more.
            let source: any BlockSource = isFilled ? NoFurtherBlocks() : source
            let cache = BlockCache(
                try memory.map(region, isWritable: false), slotBytes: slotBytes,
                slotCount: region.byteCount / slotBytes, blockCount: layout.blockCount, source: source,
                isFilled: isFilled)
            return FeatureMatrix(
                rowCount: layout.rowCount, featureCount: layout.featureCount,
                storage: .blocks(BlockRows(layout, cache: cache, source: source)))
        case .sparse(let starts, let columns, let values, let featureCount, let element):
            let starts: [Int] = try starts.elements(in: memory)
            let columns: [Int32] = try columns.elements(in: memory)
            guard starts.first == 0, starts.last == columns.count, featureCount >= 0,
                zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 }),
                columns.allSatisfy({ $0 >= 0 && $0 < featureCount })
            else { throw .unintelligible }
            func rows<Element: BinaryFloatingPoint & BitwiseCopyable & Sendable>(
                _ type: Element.Type
            ) throws(IsolationError) -> SparseRows<Element> {
                let values: [Element] = try values.elements(in: memory)
                guard values.count == columns.count else { throw .unintelligible }
                return SparseRows(starts: starts, columns: columns, values: values)
            }
            return FeatureMatrix(
                rowCount: starts.count - 1, featureCount: featureCount,
                storage: element == .float64 ? .sparse64(try rows(Double.self)) : .sparse32(try rows(Float.self)))
        }
    }
}

/// The source of blocks that are all there.
private struct NoFurtherBlocks: BlockSource {
    func load(_ block: Int, slot: Int, at address: UnsafeMutableRawBufferPointer) throws(DatasetError) {
        throw .unusable("All rows were read; block \(block) can't be read again.")
    }

    func changed(_ change: BlockChange) -> (any BlockSource)? { nil }
}
