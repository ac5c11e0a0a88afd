internal import HDF5

/// Variables of a netCDF-4 file, whose dimensions are no data; packed numbers are unpacked as its conventions say.
struct NetCDFLayout: DatasetLayout {
    func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan? {
        let isNetCDF =
            contents.attribute("_NCProperties", of: "/") != nil
            || contents.tree.nodes.contains { node in node.attributes.contains { $0.name == "_Netcdf4Dimid" } }
        guard isNetCDF else { return nil }
        return try NamedArrays(contents, options).plan(format: "netCDF-4")
    }
}
