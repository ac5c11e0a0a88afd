internal import Core
internal import HDF5
internal import Rows

/// A mesh or an image of VTK (VTKHDF): what is known of its points is in `PointData`, of its cells in `CellData`, a data set for each
/// quantity, and each point or cell a row.
struct VTKHDFLayout: DatasetLayout {
    let format = "VTKHDF"

    private static let root = "/VTKHDF"

    func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan? {
        guard contents.attribute("Type", of: Self.root) != nil, options.dataPath == nil else { return nil }
        let byParent = ColumnGroup.byParent(contents)
        let groups = ["PointData", "CellData"].compactMap { name in
            ColumnGroup(at: "\(Self.root)/\(name)", in: contents, byParent)
        }
        if let first = groups.first {
            guard groups.count == 1 else { throw .ambiguous(groups.map(\.table), contents) }
            let what = first.table.objectPath.hasSuffix("/CellData") ? "cell" : "point"
            return try ColumnGroupLayout.plan(
                first, contents, options, format: format, why: "what is known of each \(what) of a mesh")
        }
        // Which points a cell joins, and where its own begin, is nothing that was measured.
        let fields = contents.matrices.filter { array in
            ["PointData", "CellData"].contains { array.objectPath.hasPrefix("\(Self.root)/\($0)/") }
        }
        let points = contents.matrices.filter { $0.objectPath == "\(Self.root)/Points" }
        guard !(fields + points).isEmpty else { return nil }
        return try NamedArrays(contents.replacing(arrays: fields + points), options).plan(
            format: format, among: fields.isEmpty ? points : fields)
    }
}
