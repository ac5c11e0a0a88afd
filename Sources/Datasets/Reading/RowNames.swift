internal import Core
internal import HDF5
internal import Rows

/// The names of the rows: barcodes of cells, an index, accessions.
enum RowNames {
    /// Names of arrays that have a name for each row, the likeliest first.
    private static let usual = [
        "obs_names", "row_names", "sample_names", "sample_name", "sample_ids", "sample_id", "ids", "id", "barcodes",
        "barcode",
        "cell_ids", "cell_id", "cell_names", "names", "name", "index", "filenames", "filename", "file_names",
        "file_name",
        "image_ids", "image_id", "identifiers", "identifier", "accessions", "accession",
    ]

    /// Reads the names.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - rows: The rows that are left of those in the file; nil for all.
    ///   - notes: What is to be told of them is added here.
    /// - Returns: The names: `[rows]`; nil where the file has none, or they can't be read.
    static func read(_ plan: DatasetPlan, rows: [Int]?, notes: inout [String]) -> [String]? {
        // Of rows of two arrays, only one has the names.
        guard plan.testData == nil, let array = (plan.rowNames ?? beside(plan))?.asColumn,
            array.rowCount == plan.data.rowCount, array.isColumn
        else { return nil }
        let names: [String]
        do throws(DatasetError) {
            names = try texts(try RawLabels.read(LabelSource(array, why: "")))
        } catch {
            notes.append("The names of the rows at \(array.path.escaped) are passed over. \(error.message)")
            return nil
        }
        // Rows that are numbered in the order of the file have no names of their own.
        guard names.count == plan.data.rowCount, names.contains(where: { !$0.isEmpty }),
            names.indices.contains(where: { names[$0] != String($0) })
        else { return nil }
        let shown = names.map(\.escaped)
        return rows.map { rows in rows.map { shown[$0] } } ?? shown
    }

    /// A text for each row beside the data that is called as names are.
    private static func beside(_ plan: DatasetPlan) -> StoredArray? {
        let group = FileContents.parent(of: plan.data.path)
        let choice = LabelChoice(plan.contents, data: plan.data)
        let texts = plan.contents.arrays.map(\.asColumn).filter { array in
            array.type.isString && array.isColumn && array.rowCount == plan.data.rowCount && choice.isBeside(array)
                && (FileContents.parent(of: array.path).hasSameBytes(as: group)
                    || array.objectPath.hasSameBytes(as: plan.data.objectPath))
        }
        return usual.lazy.compactMap { name in texts.first { $0.name.lowercased() == name } }.first
    }

    private static func texts(_ raw: RawLabels) throws(DatasetError) -> [String] {
        switch raw {
        case .strings(let texts): texts
        case .integers(let numbers): numbers.map(String.init)
        case .unsigned(let numbers): numbers.map(String.init)
        case .numbers(let numbers): numbers.map(CategoryName.of)
        case .codes(let codes, let names): codes.map { names.indices.contains($0) ? names[$0] : "" }
        case .rows: []
        }
    }
}
