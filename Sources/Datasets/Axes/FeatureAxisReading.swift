internal import Core
internal import HDF5
internal import Rows

/// Finds the axis along which the numbers of a row lie: by the conventions of formats, else by names beside the data.
struct FeatureAxisReading {
    private let contents: FileContents

    init(_ contents: FileContents) { self.contents = contents }

    /// The axis of data that are rows of numbers, or series.
    ///
    /// - Parameters:
    ///   - data: The data, rows first.
    ///   - series: The shape of the rows if they are series; their times are what lies along the axis.
    ///   - columnNames: The names of the columns; numbers in order are an axis.
    ///   - notes: A note is added for an axis that can't be read.
    /// - Returns: The axis; nil where the file states none.
    func axis(
        of data: StoredArray, series: SeriesShape? = nil, columnNames: [String]? = nil, notes: inout [String]
    ) -> FeatureAxis? {
        if let columnNames { return Self.axis(of: columnNames, path: data.path) }
        guard !data.isTable, !data.isSparse else { return nil }
        let own: Int
        if let series {
            own = series.isChannelsFirst ? 2 : 1
        } else {
            guard data.shape.count == 2 else { return nil }
            own = 1
        }
        guard data.shape.indices.contains(own) else { return nil }
        return axis(of: data, along: data.storedAxis(own), length: data.shape[own], notes: &notes)
    }

    /// The axis along one of the axes of a data set.
    ///
    /// - Parameters:
    ///   - data: The array that the data set is.
    ///   - axis: The axis in the file, from 0; nil where the array has none of its own there.
    ///   - length: Its length.
    ///   - notes: A note is added for one that can't be read.
    /// - Returns: The axis; nil where the file states none.
    func axis(of data: StoredArray, along axis: Int?, length: Int, notes: inout [String]) -> FeatureAxis? {
        let conventions = axis.map { AxisConventions(contents, data: data).stated(along: $0, length: length) } ?? []
        for stated in conventions + neighbours(of: data, length: length) {
            do throws(HDF5Error) {
                if let found = try stated.axis(length: length) { return found }
            } catch {
                notes.append("The axis at \(stated.path.escaped) is not used: \(error.reason.escaped).")
            }
        }
        return nil
    }

    /// Attributes of the data, and columns of numbers of the right length, whose names say that they are an axis.
    private func neighbours(of data: StoredArray, length: Int) -> [StatedAxis] {
        let attributes = data.attributes.compactMap { attribute -> StatedAxis? in
            guard AxisWords.areTelling(attribute.name), let numbers = attribute.value.numbers, numbers.count == length
            else { return nil }
            return StatedAxis(
                name: attribute.name, unit: nil, values: .numbers(numbers), path: "\(data.path)@\(attribute.name)")
        }
        // Of as many as there are rows, they would say something of these.
        guard data.rowCount != length else { return attributes }
        let folder = FileContents.parent(of: data.objectPath)
        let columns = contents.arrays.filter { array in
            array.type.isNumeric && array.asColumn.shape == [length] && !array.path.hasSameBytes(as: data.path)
        }
        let beside = columns.filter { array in
            FileContents.parent(of: array.objectPath).hasSameBytes(as: folder)
                && (AxisWords.areTelling(array.name, isBeside: true)
                    || array.isDimensionScale && !AxisWords.isCounting(array.name))
        }
        let elsewhere = columns.filter { AxisWords.areTelling($0.name) }
        // Of several in other places, none is the one that is meant.
        let chosen = beside + (elsewhere.count == 1 ? elsewhere : [])
        return attributes + chosen.map(StatedAxis.init)
    }

    /// The axis of columns whose names are numbers in order, as of spectra in a table; nil for any other.
    private static func axis(of names: [String], path: String) -> FeatureAxis? {
        guard names.count >= leastNamedColumns, let first = names.first, Double(first) != nil else { return nil }
        let values = names.compactMap(Double.init)
        guard values.count == names.count, !AxisWords.onlyCount(values) else { return nil }
        return FeatureAxis(name: "column", unit: nil, values: values, path: path)
    }

    /// Fewer columns with numbers as names are no axis.
    private static let leastNamedColumns = 16
}

extension StoredArray {
    /// The number of axes of its data set.
    var storedRank: Int {
        guard case .dataset(let description, _) = storage else { return shape.count }
        return description.shape.count
    }

    /// The axis of its data set that one of its own is, from 0; nil where it is made up of several.
    func storedAxis(_ own: Int) -> Int? {
        guard case .dataset(let description, let axes) = storage else { return nil }
        let all = axes ?? Array(description.shape.indices)
        // The axes of a grid are one of its own, and those of one place are none.
        if case .grid(let lengths)? = arrangement {
            let others = all.dropFirst(lengths.count).filter { description.shape[$0] > 1 }
            return others.indices.contains(own - 1) ? others[own - 1] : nil
        }
        return all.indices.contains(own) ? all[own] : nil
    }
}
