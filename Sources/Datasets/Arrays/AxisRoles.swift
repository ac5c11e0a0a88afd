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
        var coordinates: [[UInt8]: Set<String>] = [:]
        for array in arrays where Self.coordinateNames.contains(array.name.lowercased()) && isColumn(array) {
            coordinates[folder(of: array), default: []].insert(array.name.lowercased())
        }
        let folders = Dictionary(grouping: arrays.filter(\.isMatrix), by: folder)
        // Arrays of one name and length, in a group each, are all coordinates or none is.
        var known: [String: Bool] = [:]
        return arrays.map { array in
            if isOfAtoms(array, beside: folders[folder(of: array)] ?? []) || Self.isOfMesh(array) {
                var aside = array
                aside.role.kind = .aside
                return aside
            }
            if isComponent(array, beside: folders[folder(of: array)] ?? []) {
                var component = array
                component.role.kind = nil
                return component
            }
            let isAxis: Bool
            if array.isMatrix, array.shape.count == 2 {
                isAxis = isOfTimes(array, beside: folders[folder(of: array)] ?? [])
            } else if !isColumn(array) {
                return array
            } else if Self.coordinateNames.contains(array.name.lowercased()) {
                isAxis = isCoordinate(array, beside: coordinates[folder(of: array)] ?? [])
            } else if isNamedByGroup(array) || Self.isCalledPosition(array.name) {
                isAxis = true
            } else if AxisKind(name: array.name) == .spectrum || Self.isCalledTime(array.name) {
                let key = "\(array.name) \(array.elementCount)"
                isAxis = known[key] ?? isInOrder(array)
                known[key] = isAxis
            } else {
                isAxis = false
            }
            guard isAxis else { return array }
            var axis = array
            axis.role.kind = .axis
            return axis
        }
    }

    /// The group that an array is in, or the table.
    private func folder(of array: StoredArray) -> [UInt8] {
        if case .field = array.storage { return Array("\(array.objectPath):".utf8) }
        return Array(FileContents.parent(of: array.objectPath).utf8)
    }

    private func isColumn(_ array: StoredArray) -> Bool {
        switch array.storage {
        case .dataset: break
        case .field: guard Self.coordinateNames.contains(array.name.lowercased()) else { return false }
        default: return false
        }
        return array.asColumn.isColumn && array.type.isNumeric && array.elementCount > 1
    }

    /// True if x, y or z is a coordinate: a place has more than one, whose names in the group are given.
    private func isCoordinate(_ array: StoredArray, beside names: Set<String>) -> Bool {
        let unit = array.statedUnit?.lowercased() ?? ""
        // One that is alone and called as labels are may be a target in millimetres.
        return names.count > 1 || array.name.lowercased() != "y" && Self.lengthUnits.contains(unit)
    }

    /// True if a matrix has the times of each row of another that is as long: of trials, or of light curves.
    private func isOfTimes(_ array: StoredArray, beside others: [StoredArray]) -> Bool {
        ["time", "times", "timestamps"].contains(array.name.lowercased())
            && others.contains { other in
                !other.path.hasSameBytes(as: array.path) && other.rowCount == array.rowCount
                    && other.shape.dropFirst().contains(array.rowLength)
            }
    }

    /// True if a name says that numbers are places along x, y or z: "y_axis", "x_position".
    private static func isCalledPosition(_ name: String) -> Bool {
        let words = ArrayRole.words(of: name)
        return words.count == 2 && coordinateNames.contains(words[0]) && positions.contains(words[1])
    }

    private static let positions: Set = [
        "axis", "pos", "position", "positions", "coord", "coords", "coordinate", "coordinates", "mm", "um", "nm",
    ]

    /// True if an array says something of each atom of molecules in the same group, whose coordinates are conformations × atoms × 3.
    private func isOfAtoms(_ array: StoredArray, beside others: [StoredArray]) -> Bool {
        guard Self.ofAtoms.contains(array.name.lowercased().filter(\.isLetter)), array.asColumn.isColumn,
            array.elementCount > 1
        else { return false }
        return others.contains { $0.shape.count == 3 && $0.shape[1] == array.elementCount && $0.shape[2] == 3 }
    }

    private static let ofAtoms: Set = [
        "species", "atomicnumbers", "atomicnumber", "atomicnums", "atomnumbers", "atomtypes", "elements", "symbols",
        "atnum", "numbers", "charges", "masses",
    ]

    /// True if numbers say which points a cell or an edge joins.
    private static func isOfMesh(_ array: StoredArray) -> Bool {
        guard array.shape.count == 2, case .integer(2..., _, _) = array.type, array.shape.min() ?? 0 <= mostCorners
        else { return false }
        let words = ArrayRole.words(of: array.name)
        return words.contains(where: ofMesh.contains)
            || words.first == "edge"
                && words.dropFirst().contains { ["index", "inds", "indices", "list"].contains($0) }
    }

    private static let ofMesh: Set = [
        "connectivity", "topology", "triangles", "tetrahedra", "simplices", "faces", "edges", "edgelist", "polygons",
    ]
    /// The corners of a hexahedron with a point on each edge and face, and inside.
    private static let mostCorners = 27

    /// True if an array is one of the three components of vectors, each of them in a data set of its own.
    private func isComponent(_ array: StoredArray, beside others: [StoredArray]) -> Bool {
        guard array.isMatrix, Self.coordinateNames.contains(array.name.lowercased()) else { return false }
        let names = Set(others.filter { $0.shape == array.shape }.map { $0.name.lowercased() })
        return names.isSuperset(of: Self.coordinateNames)
    }

    /// True if a name is that of the times of rows, or of their places one after the other.
    private static func isCalledTime(_ name: String) -> Bool {
        ArrayRole.words(of: name).last.map(times.contains) ?? false
    }

    private static let times: Set = [
        "time", "times", "timestamp", "timestamps", "step", "steps", "location", "locations", "depth", "depths",
        "slice", "slices",
        "lat", "latitude", "latitudes", "lon", "longitude", "longitudes",
    ]

    /// True if the group says that an array is an axis: NXdata's `axes`, EMD's `dim1` beside the data.
    private func isNamedByGroup(_ array: StoredArray) -> Bool {
        let folder = FileContents.parent(of: array.objectPath)
        if let axes = contents.attribute("axes", of: folder)?.strings, axes.contains(array.name) { return true }
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
