extension FeatureMatrix {
    /// The matrix with some of its rows and columns.
    ///
    /// - Parameters:
    ///   - rows: Which rows, in their new order; nil for all.
    ///   - columns: Which columns, ascending; nil for all.
    /// - Returns: The smaller matrix.
    /// - Throws: `DatasetError` where a row can't be fetched.
    package func selecting(rows: [Int]? = nil, columns: [Int]? = nil) throws(DatasetError) -> FeatureMatrix {
        guard rows != nil || columns != nil else { return self }
        let rows = rows ?? Array(0..<rowCount)
        let storage: Storage
        switch self.storage {
        case .uint8(let elements): storage = .uint8(pick(elements, rows, columns))
        case .float32(let elements): storage = .float32(pick(elements, rows, columns))
        case .float64(let elements): storage = .float64(pick(elements, rows, columns))
        case .sparse32(let sparse):
            storage = .sparse32(sparse.selecting(rows: rows, places: columns?.places(among: featureCount)))
        case .sparse64(let sparse):
            storage = .sparse64(sparse.selecting(rows: rows, places: columns?.places(among: featureCount)))
        case .blocks(let blocks) where blocks.layout.isSparse:
            storage = .sparse32(try blocks.sparseRows(rows, columns: columns))
        case .blocks(let blocks):
            switch blocks.layout.element {
            case .uint8: storage = .uint8(try pick(blocks, rows, columns))
            case .float32: storage = .float32(try pick(blocks, rows, columns))
            case .float64: storage = .float64(try pick(blocks, rows, columns))
            }
        }
        return FeatureMatrix(rowCount: rows.count, featureCount: columns?.count ?? featureCount, storage: storage)
    }

    private func pick<Element>(_ elements: [Element], _ rows: [Int], _ columns: [Int]?) -> [Element] {
        var picked: [Element] = []
        picked.reserveCapacity(rows.count * (columns?.count ?? featureCount))
        for row in rows {
            let start = row * featureCount
            if let columns {
                for column in columns { picked.append(elements[start + column]) }
            } else {
                picked.append(contentsOf: elements[start..<start + featureCount])
            }
        }
        return picked
    }

    private func pick<Element: BitwiseCopyable>(
        _ blocks: BlockRows, _ rows: [Int], _ columns: [Int]?
    ) throws(DatasetError) -> [Element] {
        var picked: [Element] = []
        picked.reserveCapacity(rows.count * (columns?.count ?? featureCount))
        try unsafe blocks.forEach(rows, as: Element.self) { _, elements in
            if let columns {
                for column in columns { unsafe picked.append(elements[column]) }
            } else {
                unsafe picked.append(contentsOf: elements)
            }
        }
        return picked
    }
}

extension [Int] {
    /// The new place of each of so many columns where these are kept, −1 for none.
    package func places(among count: Int) -> [Int32] {
        var places = [Int32](repeating: -1, count: count)
        for (place, column) in enumerated() { places[column] = Int32(place) }
        return places
    }
}
