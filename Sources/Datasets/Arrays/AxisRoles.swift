internal import Core
internal import HDF5

/// Tells coordinates of axes from labels: wavenumbers are none, however many rows there are.
struct AxisRoles {
    private let contents: FileContents

    init(_ contents: FileContents) {
        self.contents = contents
    }

    /// The most coordinates that are read to see if they are in order.
    private static let mostCoordinates = 1 << 20
    private static let coordinateNames: Set = ["x", "y", "z"]
    private static let lengthUnits: Set = [
        "m", "mm", "um", "µm", "nm", "micron", "microns", "micrometer", "micrometers", "micrometre", "micrometres",
        "meter",
        "meters", "metre", "metres", "degrees_north", "degrees_east",
    ]

    /// Arrays with the role of those that hold coordinates.
    func assigned(_ arrays: [StoredArray]) -> [StoredArray] {
        let named = arrays.filter { Self.coordinateNames.contains($0.name.lowercased()) && isColumn($0) }
        return arrays.map { array in
            guard isColumn(array), isOfAxis(array, beside: named) else { return array }
            var axis = array
            axis.role.kind = .axis
            return axis
        }
    }

    private func isColumn(_ array: StoredArray) -> Bool {
        guard case .dataset = array.storage else { return false }
        return array.asColumn.isColumn && array.type.isNumeric && array.elementCount > 1
    }

    private func isOfAxis(_ array: StoredArray, beside named: [StoredArray]) -> Bool {
        let name = array.name.lowercased()
        let folder = FileContents.parent(of: array.objectPath)
        if Self.coordinateNames.contains(name) {
            // A place has more than one coordinate.
            let hasAnother = named.contains {
                $0.name.lowercased() != name
                    && FileContents.parent(of: $0.objectPath).hasSameBytes(as: folder)
            }
            let unit = (array.attribute("units") ?? array.attribute("unit"))?.string?.lowercased() ?? ""
            // One that is alone and called as labels are may be a target in millimetres.
            return hasAnother || name != "y" && Self.lengthUnits.contains(unit)
        }
        let isNamedByGroup = isNamedByGroup(array, folder)
        guard isNamedByGroup || AxisKind(name: array.name) == .spectrum else { return false }
        return isNamedByGroup || isInOrder(array)
    }

    /// True if the group says that an array is an axis: NXdata's `axes`, EMD's `dim1` beside the data.
    private func isNamedByGroup(_ array: StoredArray, _ folder: String) -> Bool {
        let group = folder == "/" ? "/" : String(folder.dropLast())
        if let axes = contents.attribute("axes", of: group)?.strings, axes.contains(array.name) { return true }
        return array.name.hasPrefix("dim") && Int(array.name.dropFirst(3)) != nil
            && contents.node(at: folder + "data") != nil
    }

    /// True if the numbers ascend or descend, as those along an axis do and those of a label don't.
    private func isInOrder(_ array: StoredArray) -> Bool {
        guard array.elementCount <= Self.mostCoordinates else { return false }
        return array.source.answer(about: "\(array.objectPath)\0order") {
            guard let values = try? array.readNumbers() else { return false }
            let steps = zip(values, values.dropFirst())
            return steps.allSatisfy { $0 < $1 } || steps.allSatisfy { $0 > $1 }
        }
    }
}
