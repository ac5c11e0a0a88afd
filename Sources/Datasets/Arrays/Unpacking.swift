internal import Core
internal import HDF5
internal import Rows

/// The conversion of stored numbers to those that are meant, by the attributes of the CF conventions (netCDF), and of others
/// who state which number stands for a missing one.
struct Unpacking: Sendable, Equatable {
    /// A stored number that stands for a missing one.
    struct Fill: Sendable, Equatable {
        let number: Double
        /// The attribute that says so.
        let attribute: String
    }

    /// Stored numbers that stand for a missing one.
    var fills: [Fill]
    /// A number is `stored * scale + offset`.
    let scale: Double
    let offset: Double
    /// A stored number that stands for nothing having been detected, which is known, other than a missing value; nil for none.
    let undetected: Double?

    /// Names of attributes that state a number for missing ones, in small letters and without signs.
    private static let fillNames: Set<String> = [
        "fillvalue", "missingvalue", "missingdatavalue", "dataignorevalue", "ignorevalue", "nodata", "nodatavalue",
    ]

    init(fills: [Fill], scale: Double, offset: Double, undetected: Double? = nil) {
        self.fills = fills
        self.scale = scale
        self.offset = offset
        self.undetected = undetected
    }

    /// Reads the attributes of a data set of numbers; nil if they say nothing.
    init?(_ attributes: [HDF5Attribute], type: HDF5ElementType) {
        func numbers(_ name: String) -> [Double] {
            attributes.first { $0.name.hasSameBytes(as: name) }?.value.numbers ?? []
        }
        let fills = attributes.flatMap { attribute -> [Fill] in
            guard Self.fillNames.contains(attribute.name.lowercased().filter(\.isLetter)) else { return [] }
            let numbers = attribute.value.numbers ?? attribute.value.string.flatMap { Double($0) }.map { [$0] } ?? []
            return numbers.map { Fill(number: $0, attribute: attribute.name) }
        }
        let scale = numbers("scale_factor").first ?? 1
        let offset = numbers("add_offset").first ?? 0
        guard type.isNumeric, !fills.isEmpty || scale != 1 || offset != 0 else { return nil }
        guard scale.isFinite, scale != 0, offset.isFinite else { return nil }
        self.init(fills: fills, scale: scale, offset: offset)
    }

    /// True if numbers change at all, apart from missing ones.
    var isScaled: Bool { scale != 1 || offset != 0 }

    /// The same without numbers that stand for missing ones; nil where nothing is left to do.
    var withoutFills: Unpacking? { isScaled ? Unpacking(fills: [], scale: scale, offset: offset) : nil }

    /// Replaces stored numbers by those that are meant; missing ones become NaN.
    func unpack<Element: BinaryFloatingPoint>(_ elements: inout [Element]) {
        let fills = fills.map { Element($0.number) }
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

extension StoredArray {
    /// Stored numbers that stand for missing ones, as attributes say, of the array or of the columns that it is made of.
    var statedFills: [Unpacking.Fill] {
        switch storage {
        case .columns(let columns): columns.flatMap(\.statedFills)
        case .omitting(_, let table): table.statedFills
        default: unpacking?.fills ?? []
        }
    }

    /// The array with those numbers taken as they are.
    var withoutFills: StoredArray {
        var array = self
        array.unpacking = unpacking?.withoutFills
        switch storage {
        case .columns(let columns): array.storage = .columns(columns.map(\.withoutFills))
        case .stacked(let parts): array.storage = .stacked(parts.map(\.withoutFills))
        case .omitting(let positions, let table): array.storage = .omitting(positions, from: table.withoutFills)
        default: break
        }
        return array
    }
}
