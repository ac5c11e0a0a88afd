import HDF5
import Rows
import TestSupport

/// An AnnData file with columns of a test's own.
enum SmallAnnData {
    enum Column: Sendable {
        case strings([String])
        case integers([Int])
        case booleans([Bool])
        case numbers([Double])
        /// With a colour for each category, in `uns`.
        case categories(codes: [Int], names: [String], colors: [String], isOrdered: Bool = false)
    }

    /// Writes rows that all differ, and what is known of them.
    ///
    /// - Returns: The path of the file.
    static func write(
        to folder: TemporaryFolder, rows: Int, _ columns: [(name: String, values: Column)],
        embeddings: [(name: String, shape: [Int], values: [Double])] = []
    ) throws -> String {
        let path = folder.path("cells.h5ad")
        let file = try HDF5File(creating: path)
        try file.root.setAttribute("encoding-type", .string("anndata"))
        try file.root.setAttribute("encoding-version", .string("0.1.0"))
        let values = (0..<rows * 5).map { (place: Int) -> Double in
            let (row, column) = place.quotientAndRemainder(dividingBy: 5)
            return Double((37 * row + 101 * column + 7 * place) % 401)
        }
        try file.root.createDataset("X", shape: [rows, 5], values: values)
        for (table, count) in [("obs", rows), ("var", 5)] {
            let group = try file.root.createGroup(table)
            try group.setAttribute("encoding-type", .string("dataframe"))
            try group.setAttribute("encoding-version", .string("0.2.0"))
            try group.setAttribute("_index", .string("_index"))
            try group.setAttribute("column-order", .strings(table == "obs" ? columns.map(\.name) : []))
            try group.createDataset("_index", strings: (0..<count).map { "\(table)-\($0)" })
            guard table == "obs" else { continue }
            for (name, values) in columns { try add(name, values, to: group) }
        }
        let folder = try file.root.createGroup("uns")
        for case (let name, .categories(_, _, let colors, _)) in columns {
            try folder.createDataset("\(name)_colors", strings: colors)
        }
        if !embeddings.isEmpty {
            let group = try file.root.createGroup("obsm")
            for (name, shape, values) in embeddings { try group.createDataset(name, shape: shape, values: values) }
        }
        try file.close()
        return path
    }

    /// Adds a column to a group.
    static func add(_ name: String, _ values: Column, to group: borrowing HDF5Group) throws {
        switch values {
        case .strings(let values): try group.createDataset(name, strings: values)
        case .integers(let values): try group.createDataset(name, shape: [values.count], values: values)
        case .booleans(let values): try group.createDataset(name, booleans: values)
        case .numbers(let values): try group.createDataset(name, shape: [values.count], values: values)
        case .categories(let codes, let names, _, let isOrdered):
            let column = try group.createGroup(name)
            try column.setAttribute("encoding-type", .string("categorical"))
            try column.setAttribute("encoding-version", .string("0.2.0"))
            try column.setAttribute("ordered", .boolean(isOrdered))
            try column.createDataset("codes", shape: [codes.count], values: codes.map { Int8($0) })
            try column.createDataset("categories", strings: names)
        }
    }
}
