internal import HDF5

/// A file of 120 rows in three groups, which every method can make something of in no time.
package struct SmallFile: Sendable {
    package enum Kind: Sendable { case table, images }
    package enum Labels: Sendable { case none, classes, numbers, oneClass, someMissing, allMissing }

    private static let rowCount = 120

    package let kind: Kind
    package var labels = Labels.classes
    /// The number of last rows that are kept in arrays of their own, for testing.
    package var testRows = 0
    private var values: [Double]

    package init(kind: Kind, labels: Labels = .classes, testRows: Int = 0) {
        self.kind = kind
        self.labels = labels
        self.testRows = testRows
        let width = kind == .table ? 6 : 64
        values = (0..<SmallFile.rowCount * width).map { index in
            let (row, column) = (index / width, index % width)
            // No two rows are the same: copies would be kept together.
            let own = Double((row * 37 + column * 101 + row * column * 7) % 127)
            return own + Double(row % 3 * (column % 5) * 16)
        }
    }

    private var width: Int { values.count / SmallFile.rowCount }

    /// Gives a row other values, larger on the whole.
    package mutating func change(row: Int) {
        for column in 0..<width {
            values[row * width + column] = 120 + Double((row * 53 + column * 89 + row * column * 29) % 131)
        }
    }

    /// Writes the file.
    ///
    /// - Returns: Its path.
    package func write(to folder: TemporaryFolder) throws -> String {
        let path = folder.path + "/small.h5"
        let file = try HDF5File(creating: path)
        let known = SmallFile.rowCount - testRows
        let parts = testRows == 0 ? [("", 0..<known)] : [("_train", 0..<known), ("_test", known..<SmallFile.rowCount)]
        for (part, rows) in parts {
            let slice = values[rows.lowerBound * width..<rows.upperBound * width]
            switch kind {
            case .table: try file.root.createDataset("x\(part)", shape: [rows.count, width], values: Array(slice))
            case .images:
                try file.root.createDataset(
                    "x\(part)", shape: [rows.count, 8, 8], values: slice.map { UInt8($0) })
            }
            if labels != .none {
                try file.root.createDataset("y\(part)", shape: [rows.count], values: rows.map { label($0) ?? .nan })
            }
        }
        try file.close()
        return path
    }

    private func label(_ row: Int) -> Double? {
        switch labels {
        case .none: nil
        case .classes: Double(row % 3)
        case .numbers: Double(row % 3) + 0.01 * Double(row)
        case .oneClass: 7
        case .someMissing: row % 5 == 0 ? .nan : Double(row % 3)
        case .allMissing: .nan
        }
    }
}
