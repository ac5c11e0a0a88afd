internal import Core
internal import Isolation

extension BlockRows {
    /// The rows changed, where that can be done without having all of them in memory twice; nil where it can't.
    ///
    /// Rows in memory are changed where they are, so that `self` is not to be used any more.
    ///
    /// - Parameters:
    ///   - change: What is done to each row.
    ///   - memory: What the rows may take up.
    /// - Returns: The rows, or nil.
    /// - Throws: `DatasetError` where rows have to be read again and can't be.
    func changed(_ change: BlockChange, memory: FeatureMemory) throws(DatasetError) -> BlockRows? {
        guard let source = source.changed(change) else { return nil }
        switch change {
        case .columns(let columns) where isInMemory:
            compact(columns: columns)
            return moved(
                source, BlockLayout(starts: layout.starts, featureCount: columns.count, element: layout.element))
        case .rows(let rows) where isInMemory:
            return moved(source, compact(rows: rows))
        case .missing(let numbers) where isInMemory:
            mark(MissingNumbers(numbers))
            return moved(source, layout)
        default:
            guard let file = source as? any PreparedBlocks else { return nil }
            if !isInMemory, file.slotBytes <= cache.slotBytes { return afresh(file) }
            let rows = try BlockRows.reading(file, memory: memory)
            // What was read is of no more use to anybody.
            cache.memory.discard()
            return rows
        }
    }

    /// The rows of another source, in the same memory.
    private func afresh(_ file: any PreparedBlocks) -> BlockRows {
        let layout = file.layout
        return BlockRows(
            layout,
            cache: BlockCache(
                cache.memory, slotBytes: cache.slotBytes, slotCount: cache.slotCount, blockCount: layout.blockCount,
                source: file), source: file)
    }

    private func moved(_ source: any BlockSource, _ layout: BlockLayout) -> BlockRows {
        BlockRows(layout, cache: cache, source: source)
    }

    /// Makes what stands for a missing number NaN.
    private func mark(_ missing: MissingNumbers) {
        for block in 0..<layout.blockCount {
            let count = layout.rows(of: block).count * layout.featureCount
            let start = unsafe cache.start(of: block)
            switch layout.element {
            case .uint8: break
            case .float32: unsafe missing.mark(start.assumingMemoryBound(to: Float.self), count)
            case .float64: unsafe missing.mark(start.assumingMemoryBound(to: Double.self), count)
            }
            Heartbeat.beat()
        }
    }

    /// Moves the columns that are kept to the front of each block.
    private func compact(columns: [Int]) {
        let bytes = layout.element.byteCount
        for block in 0..<layout.blockCount {
            let base = unsafe cache.start(of: block)
            var target = unsafe base
            for row in 0..<layout.rows(of: block).count {
                let source = unsafe base + row * layout.rowBytes
                for column in columns {
                    unsafe target.copyMemory(from: source + column * bytes, byteCount: bytes)
                    unsafe target += bytes
                }
            }
            Heartbeat.beat()
        }
    }

    /// Moves the rows that are kept to the front of their blocks.
    ///
    /// - Returns: How the rows are divided then.
    private func compact(rows: [Int]) -> BlockLayout {
        var starts = [0]
        var next = rows.startIndex
        for block in 0..<layout.blockCount {
            let base = unsafe cache.start(of: block)
            var kept = 0
            while next < rows.endIndex, rows[next] < layout.starts[block + 1] {
                let source = unsafe base + (rows[next] - layout.starts[block]) * layout.rowBytes
                // Rows only move down, a whole row or not at all.
                unsafe (base + kept * layout.rowBytes).copyMemory(from: source, byteCount: layout.rowBytes)
                kept += 1
                next += 1
            }
            starts.append(starts[block] + kept)
        }
        return BlockLayout(starts: starts, featureCount: layout.featureCount, element: layout.element)
    }
}
