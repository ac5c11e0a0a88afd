internal import Core
internal import HDF5

/// Something in a file that can be read as rows, as it is chosen by: a data set, or what several of them make up.
struct StoredArray: Sendable {
    /// The storage of the elements.
    indirect enum Storage: Sendable {
        /// A data set, its axes taken in the order `axes`; nil for that of the file.
        case dataset(HDF5DatasetDescription, axes: [Int]?)
        /// A field of the compound rows of a data set.
        case field(String)
        /// Arrays of as many rows, side by side.
        case columns([StoredArray])
        /// One column of a matrix.
        case column(Int, of: StoredArray)
        /// A matrix without some of its columns.
        case omitting([Int], from: StoredArray)
        /// The elements that are not zero, with where they are.
        case sparse(SparseStorage)
        /// Text with a character in each element, a row a text.
        case characters(HDF5DatasetDescription, axes: [Int]?)
        /// References to a text each.
        case cells
        /// References to numbers, of one shape each.
        case cellArrays
        /// A text in each of several arrays.
        case texts([StoredArray])
        /// The rows of several arrays, those of one after those of the other.
        case stacked([StoredArray])
        /// A value of each of several arrays, as often as that has rows.
        case repeated(RepeatedValues)
        /// Values that are missing where the mask says so.
        case masked(values: StoredArray, mask: StoredArray)
        /// Codes of categories; a code without one is missing.
        case categorical(codes: StoredArray, categories: StoredArray)
        /// Windows of the rows of an array.
        case windows(RowWindows, of: StoredArray)
        /// The middle of each window of a column.
        case middles(RowWindows, of: StoredArray)
    }

    let source: OpenFile
    /// The name that a user gives it: a path within the file, after that of the file if it is another one.
    let path: String
    /// Its path in its file.
    let objectPath: String
    /// The length of each axis, the rows first.
    var shape: [Int]
    let type: HDF5ElementType
    let attributes: [HDF5Attribute]
    var storage: Storage
    /// The way in which its rows are made of several axes or of stretches of one; nil where they are a first axis.
    var arrangement: RowArrangement?
    /// The role that its name suggests.
    var role: ArrayRole
    /// The conversion of the stored numbers to those that are meant.
    var unpacking: Unpacking?
    /// Its name as a column of a table; nil if it is none, or is called as its path says.
    var columnName: String?
    /// The names of its columns, as the layout knows them; nil if it does not.
    var knownColumnNames: [String]?
    /// The path of the table that it is a column of, if that is no data set of compound rows.
    var columnsPath: String?

    init(
        source: OpenFile, path: String, objectPath: String, shape: [Int], type: HDF5ElementType,
        attributes: [HDF5Attribute], storage: Storage, role: ArrayRole? = nil, unpacking: Unpacking? = nil
    ) {
        self.source = source
        self.path = path
        self.objectPath = objectPath
        self.shape = shape
        self.type = type
        self.attributes = attributes
        self.storage = storage
        self.role = role ?? ArrayRole(path: objectPath)
        self.unpacking = unpacking
    }

    /// The number of rows: the length of the first axis, and one for a scalar.
    var rowCount: Int { shape.first ?? 1 }

    /// The number of elements in a row; 0 if that is more than can be counted.
    var rowLength: Int { StoredArray.count(shape.dropFirst()) ?? 0 }

    /// The number of elements, or the most that can be counted.
    var elementCount: Int { StoredArray.count(shape[...]) ?? .max }

    /// The product of lengths; nil where it overflows.
    static func count(_ lengths: ArraySlice<Int>) -> Int? {
        var product = 1
        for length in lengths {
            let (next, overflow) = product.multipliedReportingOverflow(by: length)
            if overflow || length < 0 { return nil }
            product = next
        }
        return product
    }

    /// The last part of the path: of a field or a column, its name.
    var name: String {
        if case .field(let name) = storage { return name }
        if let columnName { return columnName }
        return objectPath.split(separator: "/").last.map(String.init) ?? objectPath
    }

    /// Its depth: the number of groups above it, the root aside.
    var depth: Int { objectPath.utf8.count { $0 == UInt8(ascii: "/") } }

    /// True if it could be the data: numbers, in rows of more than one.
    var isMatrix: Bool {
        guard type.isNumeric, shape.count >= 2, rowCount > 0, rowLength > 1, !isDimensionScale else { return false }
        switch storage {
        // A field that is an array is among the columns of its table.
        case .categorical, .field: return false
        default: return true
        }
    }

    /// True if it is a field of a table with several numbers in each row.
    var isWideField: Bool {
        guard case .field = storage else { return false }
        return type.isNumeric && rowCount > 0 && rowLength > 1
    }

    /// True if it has one element a row, of which numbers or names can be made.
    var isColumn: Bool {
        guard !shape.isEmpty, rowCount > 0, rowLength == 1, !isDimensionScale else { return false }
        if case .enumeration = type { return true }
        return type.isNumeric || type.isString
    }

    /// True if it is a long series of numbers, one at each time, of which windows can be rows.
    var isSeries: Bool {
        guard case .dataset = storage else { return false }
        return isColumn && type.isNumeric && rowCount > 1 && role.kind != .label && !role.isBesideRows
    }

    /// True if only the elements other than zero are stored.
    var isSparse: Bool {
        if case .sparse = storage { return true }
        return false
    }

    /// The path of the table that it is, or is a column of.
    var tablePath: String { columnsPath ?? objectPath }

    /// The arrays whose rows it has, one after the other: itself where it is no stack.
    var rowParts: [StoredArray] {
        if case .stacked(let parts) = storage { parts } else { [self] }
    }

    /// True if its columns are those of a table, each with a name of its own.
    var isTable: Bool {
        switch storage {
        case .columns, .omitting: true
        default: false
        }
    }

    /// An attribute's value.
    func attribute(_ name: String) -> HDF5AttributeValue? {
        attributes.first { $0.name.hasSameBytes(as: name) }?.value
    }

    /// The unit that its attributes state; nil where they state none.
    var statedUnit: String? { (attribute("units") ?? attribute("unit"))?.string }

    /// True of a column of categories whose order means something, as pandas and AnnData say it: of the column, or in older files of
    /// the categories.
    var isOrdered: Bool {
        guard case .categorical(_, let categories) = storage else { return false }
        return [attribute("ordered"), categories.attribute("ordered")].contains { value in
            switch value {
            case .boolean(let isOrdered): isOrdered
            case .integer(let value): value != 0
            default: false
            }
        }
    }

    /// Its shape and type for the reader, as in "1797×8×8 uint8"; of places of a grid and of windows, as they are stored.
    var summary: String {
        let shape = storedShape
        return "\(shape.isEmpty ? "scalar" : shape.map(String.init).joined(separator: "×")) \(type)"
            + (isSparse ? ", sparse" : "")
    }

    /// True if it holds the coordinates of an axis (netCDF-4), not data.
    var isDimensionScale: Bool {
        attribute("CLASS")?.string == "DIMENSION_SCALE"
    }
}
