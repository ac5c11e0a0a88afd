internal import Core
internal import HDF5
package import Rows

extension AnnDataContents {
    /// Writes the file, with every group and attribute that the format's specification (0.1.0) requires, and no `X`.
    ///
    /// - Parameter path: Where to; a file that is there is replaced. A caller that must not leave half a file writes
    ///   beside the wanted place and renames.
    /// - Throws: `DatasetError` where it can't be written.
    package func write(to path: String) throws(DatasetError) {
        try DatasetError.translating { () throws(HDF5Error) in
            let file = try HDF5File(creating: path)
            try file.root.setEncoding("anndata", version: "0.1.0")
            try writeTable("obs", index: rowNames, columns: columns, in: file.root)
            try writeTable("var", index: featureNames, columns: [], in: file.root)
            try writeMatrices("obsm", embeddings, in: file.root)
            try writeMatrices("layers", layers, in: file.root)
            try writeMatrices("varm", loadings, in: file.root)
            for name in ["obsp", "varp"] { try writeMatrices(name, [], in: file.root) }
            try writeSettings(in: file.root)
            try file.close()
        }
    }

    /// A table (`encoding-type` dataframe): its index and its columns.
    private func writeTable(
        _ name: String, index: [String], columns: [(name: String, column: Column)], in parent: borrowing HDF5Group
    ) throws(HDF5Error) {
        let group = try parent.createGroup(name)
        try group.setEncoding("dataframe", version: "0.2.0")
        try group.setAttribute("_index", .string("_index"))
        if columns.isEmpty {
            // h5py, too, writes an empty list of names as an empty array of floats.
            try group.setAttribute("column-order", .numbers([]))
        } else {
            try group.setAttribute("column-order", .strings(columns.map(\.name)))
        }
        try group.createDataset("_index", strings: index).setEncoding("string-array", version: "0.2.0")
        for (name, column) in columns {
            switch column {
            case .numbers(let values):
                try group.createDataset(name, shape: [values.count], values: values)
                    .setEncoding("array", version: "0.2.0")
            case .strings(let values):
                try group.createDataset(name, strings: values).setEncoding("string-array", version: "0.2.0")
            case .categorical(let codes, let categories):
                let column = try group.createGroup(name)
                try column.setEncoding("categorical", version: "0.2.0")
                try column.setAttribute("ordered", .boolean(false))
                try column.createDataset("codes", shape: [codes.count], values: codes.map { Int32(clamping: $0) })
                    .setEncoding("array", version: "0.2.0")
                try column.createDataset("categories", strings: categories)
                    .setEncoding("string-array", version: "0.2.0")
            }
        }
    }

    /// A group (`encoding-type` dict) of matrices.
    private func writeMatrices(
        _ name: String, _ matrices: [(name: String, matrix: Matrix)], in parent: borrowing HDF5Group
    ) throws(HDF5Error) {
        let group = try parent.createGroup(name)
        try group.setEncoding("dict", version: "0.1.0")
        for (name, matrix) in matrices {
            try group.createDataset(name, shape: [matrix.rows, matrix.columns], values: matrix.values)
                .setEncoding("array", version: "0.2.0")
        }
    }

    private func writeSettings(in parent: borrowing HDF5Group) throws(HDF5Error) {
        let group = try parent.createGroup("uns")
        try group.setEncoding("dict", version: "0.1.0")
        let own = try group.createGroup("gibbous")
        try own.setEncoding("dict", version: "0.1.0")
        for (key, value) in settings {
            switch value {
            case .string(let value):
                try own.createDataset(key, shape: [], strings: [value]).setEncoding("string", version: "0.2.0")
            case .number(let value):
                try own.createDataset(key, shape: [], values: [value])
                    .setEncoding("numeric-scalar", version: "0.2.0")
            case .integer(let value):
                try own.createDataset(key, shape: [], values: [value])
                    .setEncoding("numeric-scalar", version: "0.2.0")
            case .boolean(let value):
                try own.createDataset(key, shape: [], booleans: [value])
                    .setEncoding("numeric-scalar", version: "0.2.0")
            }
        }
    }
}

extension HDF5Object where Self: ~Copyable {
    /// Says how an object of an AnnData file is to be read.
    fileprivate func setEncoding(_ type: String, version: String) throws(HDF5Error) {
        try setAttribute("encoding-type", .string(type))
        try setAttribute("encoding-version", .string(version))
    }
}
