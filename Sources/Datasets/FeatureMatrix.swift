/// The features of all rows, `[rowCount, featureCount]`, in the element type that they need.
package struct FeatureMatrix: Sendable, Equatable {
    /// The elements, row after row.
    package enum Storage: Sendable, Equatable {
        case uint8([UInt8])
        case float32([Float])
        case float64([Double])

        /// How many elements there are.
        var count: Int {
            switch self {
            case .uint8(let elements): elements.count
            case .float32(let elements): elements.count
            case .float64(let elements): elements.count
            }
        }
    }

    package let rowCount: Int
    package let featureCount: Int
    package let storage: Storage

    /// A matrix from its elements, row after row.
    ///
    /// - Precondition: There are `rowCount * featureCount` of them.
    package init(rowCount: Int, featureCount: Int, storage: Storage) {
        precondition(
            storage.count == rowCount * featureCount, "\(storage.count) elements for [\(rowCount), \(featureCount)]")
        self.rowCount = rowCount
        self.featureCount = featureCount
        self.storage = storage
    }

    /// The element at a row and a column, as stored.
    package subscript(row: Int, column: Int) -> Double {
        precondition(column >= 0 && column < featureCount, "column \(column) of \(featureCount)")
        let index = row * featureCount + column
        switch storage {
        case .uint8(let elements): return Double(elements[index])
        case .float32(let elements): return Double(elements[index])
        case .float64(let elements): return elements[index]
        }
    }
}

extension FeatureMatrix {
    /// How many elements are infinite or no number, and where the first of them is; nil where all are finite.
    ///
    /// - Complexity: One pass over the elements.
    func nonFinite() -> (count: Int, row: Int, column: Int)? {
        switch storage {
        case .uint8: nil
        case .float32(let elements): nonFinite(in: elements)
        case .float64(let elements): nonFinite(in: elements)
        }
    }

    private func nonFinite<Element: BinaryFloatingPoint>(
        in elements: [Element]
    ) -> (count: Int, row: Int, column: Int)? {
        let span = elements.span
        var count = 0
        for index in span.indices where !span[index].isFinite { count += 1 }
        guard count > 0, let first = elements.firstIndex(where: { !$0.isFinite }) else { return nil }
        return (count, first / featureCount, first % featureCount)
    }
}
