internal import HDF5
internal import Rows

/// Variables of a netCDF-4 file, whose dimensions are no data; packed numbers are unpacked as its conventions say.
struct NetCDFLayout: DatasetLayout {
    let format = "netCDF-4"

    func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan? {
        let isNetCDF =
            contents.attribute("_NCProperties", of: "/") != nil
            || contents.tree.nodes.contains { node in node.attributes.contains { $0.name == "_Netcdf4Dimid" } }
        guard isNetCDF else { return nil }
        return try NamedArrays(contents, options).plan(format: format)
    }
}
