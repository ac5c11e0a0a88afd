internal import Core
internal import HDF5

/// The axes of a data set by the conventions of formats: NeXus, netCDF, HyperSpy, EMD, and sampling rates.
struct AxisConventions {
    private let contents: FileContents
    private let data: StoredArray
    /// The path of the group that the data set is in.
    private let folder: String

    init(_ contents: FileContents, data: StoredArray) {
        self.contents = contents
        self.data = data
        folder = FileContents.parent(of: data.objectPath)
    }

    /// All that is stated of an axis.
    ///
    /// - Parameters:
    ///   - axis: The axis of the data set, from 0 in the file's order.
    ///   - length: Its length.
    /// - Returns: What is stated, the first that holds being the axis.
    func stated(along axis: Int, length: Int) -> [StatedAxis] {
        [nexus(axis), netCDF(axis), hyperSpy(axis, length), emd(axis), sampled(length)].compactMap(\.self)
    }

    /// NXdata: the attribute `axes` of the group, or of the signal in older files, names a data set for each axis.
    private func nexus(_ axis: Int) -> StatedAxis? {
        let rank = data.storedRank
        let names = (contents.attribute("axes", of: folder) ?? data.attribute("axes"))?.strings ?? []
        let parts =
            names.count == 1 && rank > 1
            ? names[0].split { ":, []".contains($0) }.map(String.init) : names
        guard parts.count == rank, parts.indices.contains(axis), parts[axis] != "." else { return nil }
        return array(parts[axis]).map(StatedAxis.init)
    }

    /// netCDF-4: `_Netcdf4Coordinates` names the dimensions by number, and a coordinate variable has that of its own.
    private func netCDF(_ axis: Int) -> StatedAxis? {
        guard let dimensions = data.attribute("_Netcdf4Coordinates")?.integers, dimensions.indices.contains(axis)
        else { return nil }
        let scale = contents.arrays.first { array in
            array.isDimensionScale && array.shape.count == 1
                && array.attribute("_Netcdf4Dimid")?.integers == [dimensions[axis]]
                && array.attribute("NAME")?.string?.hasPrefix("This is a netCDF dimension but not") != true
        }
        return scale.map(StatedAxis.init)
    }

    /// HyperSpy: a group for each axis beside the data, which states start, step and unit.
    private func hyperSpy(_ axis: Int, _ length: Int) -> StatedAxis? {
        let group = "\(folder)axis-\(axis)"
        func attribute(_ name: String) -> HDF5AttributeValue? { contents.attribute(name, of: group) }
        guard let scale = attribute("scale")?.numbers?.first, let offset = attribute("offset")?.numbers?.first,
            attribute("size")?.integers == [length]
        else { return nil }
        return StatedAxis(
            name: attribute("name")?.string.flatMap { AxisWords.isNone($0) ? nil : $0 } ?? "axis",
            unit: attribute("units")?.string,
            values: .numbers([offset, offset + scale]), path: contents.prefix + group)
    }

    /// EMD: data sets `dim0` or `dim1` and on beside the data, whose attributes name them.
    private func emd(_ axis: Int) -> StatedAxis? {
        let first = array("dim0") == nil ? 1 : 0
        guard let array = array("dim\(axis + first)") else { return nil }
        return StatedAxis(
            name: array.attribute("name")?.string ?? array.name, unit: array.statedUnit, values: .array(array),
            path: array.path)
    }

    /// A sampling rate in hertz, of the data or its group.
    private func sampled(_ length: Int) -> StatedAxis? {
        for name in ["sampling_rate", "sample_rate", "sampling_frequency", "fs"] {
            guard let rate = (data.attribute(name) ?? contents.attribute(name, of: folder))?.numbers, rate.count == 1,
                rate[0].isFinite, rate[0] > 0
            else { continue }
            return StatedAxis(
                name: "time", unit: "s", values: .numbers([0, 1 / rate[0]]), path: "\(data.path)@\(name)")
        }
        return nil
    }

    /// An array of numbers beside the data.
    private func array(_ name: String) -> StoredArray? {
        contents.arrays.first {
            $0.type.isNumeric && $0.objectPath.hasSameBytes(as: folder + name) && !$0.path.hasSameBytes(as: data.path)
        }
    }
}
