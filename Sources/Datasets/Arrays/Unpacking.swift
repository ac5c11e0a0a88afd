internal import Core
internal import HDF5

/// The conversion of stored numbers to those that are meant, by the attributes of the CF conventions (netCDF).
struct Unpacking: Sendable, Equatable {
    /// Stored numbers that stand for a missing one.
    let fills: [Double]
    /// A number is `stored * scale + offset`.
    let scale: Double
    let offset: Double

    /// Reads the attributes of a data set of numbers; nil if they say nothing.
    init?(_ attributes: [HDF5Attribute], type: HDF5ElementType) {
        func numbers(_ name: String) -> [Double] {
            attributes.first { $0.name.hasSameBytes(as: name) }?.value.numbers ?? []
        }
        let fills = numbers("_FillValue") + numbers("missing_value")
        let scale = numbers("scale_factor").first ?? 1
        let offset = numbers("add_offset").first ?? 0
        guard type.isNumeric, !fills.isEmpty || scale != 1 || offset != 0 else { return nil }
        guard scale.isFinite, scale != 0, offset.isFinite else { return nil }
        self.fills = fills
        self.scale = scale
        self.offset = offset
    }

    /// True if numbers change at all, apart from missing ones.
    var isScaled: Bool { scale != 1 || offset != 0 }

    /// Replaces stored numbers by those that are meant; missing ones become NaN.
    func unpack<Element: BinaryFloatingPoint>(_ elements: inout [Element]) {
        let fills = fills.map { Element($0) }
        for index in elements.indices {
            let stored = elements[index]
            if fills.contains(stored) {
                elements[index] = .nan
            } else if isScaled {
                elements[index] = Element(Double(stored) * scale + offset)
            }
        }
    }
}
