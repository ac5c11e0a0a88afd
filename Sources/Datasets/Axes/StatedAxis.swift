internal import Core
internal import HDF5
internal import Rows

/// An axis as a file states it: its name and unit, and the place of its values.
struct StatedAxis: Sendable {
    enum Values: Sendable {
        case array(StoredArray)
        case numbers([Double])
    }

    let name: String
    let unit: String?
    let values: Values
    /// The path of what states it.
    let path: String

    /// An axis whose unit is the one stated, or else the end of its name: "wavelength_nm".
    init(name: String, unit: String?, values: Values, path: String) {
        let (name, ending) = AxisWords.parts(of: name)
        self.name = name
        self.unit = unit.flatMap(AxisWords.unit) ?? ending
        self.values = values
        self.path = path
    }

    /// The axis that an array of numbers is, with the unit that its attributes state.
    init(_ array: StoredArray) {
        self.init(
            name: array.name, unit: array.statedUnit, values: .array(array), path: array.path)
    }

    /// The axis with its values; nil where these are not as many, not in order, or only count.
    ///
    /// - Parameter length: The number of values that there must be; two ends stand for even steps.
    /// - Returns: The axis.
    /// - Throws: `HDF5Error` where they can't be read.
    func axis(length: Int) throws(HDF5Error) -> FeatureAxis? {
        guard (2...FeatureAxis.mostValues).contains(length) else { return nil }
        var values: [Double]
        switch self.values {
        case .numbers(let numbers): values = numbers
        case .array(let array):
            guard array.type.isNumeric, [2, length].contains(array.elementCount) else { return nil }
            values = try array.readNumbers()
        }
        if values.count == 2, length > 2 {
            let (start, step) = (values[0], values[1] - values[0])
            values = (0..<length).map { start + Double($0) * step }
        }
        guard values.count == length, unit != nil || AxisWords.areTelling(name) || !AxisWords.onlyCount(values)
        else { return nil }
        return FeatureAxis(name: name.escaped, unit: unit?.escaped, values: values, path: path)
    }
}
