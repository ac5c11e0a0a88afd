internal import Core
internal import HDF5
internal import Rows

/// A trajectory of molecular dynamics (H5MD): `particles/NAME/position/value` is frames × particles × 3, and each frame a row.
struct H5MDLayout: DatasetLayout {
    let format = "H5MD"

    /// The quantities of particles in each frame, as the specification calls them.
    private static let elements = ["position", "velocity", "force"]

    func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan? {
        guard contents.attribute("version", of: "/h5md") != nil else { return nil }
        let all = contents.matrices.filter { array in
            Self.elements.contains { array.objectPath.hasSuffix("/\($0)/value") } && isOfParticles(array)
        }
        let positions = all.filter { $0.objectPath.hasSuffix("/position/value") }
        let named = options.dataPath.map { path in contents.array(at: path) }
        if let named, !all.contains(where: { named?.path.hasSameBytes(as: $0.path) == true }) { return nil }
        guard !all.isEmpty else { return nil }
        // The number and the time of a frame are no label of it; species, masses and boxes are of particles.
        let arrays = contents.arrays.filter { !["step", "time"].contains($0.name) }.map { array in
            var known = array
            if isOfParticles(array), !all.contains(where: { $0.path.hasSameBytes(as: array.path) }) {
                known.role.kind = .aside
            } else if array.objectPath.hasPrefix("/observables/"), array.name == "value" {
                // An observable is a group, which has its name.
                known.columnName = array.objectPath.split(separator: "/").dropLast().last.map(String.init)
            }
            return known
        }
        return try NamedArrays(contents.replacing(arrays: arrays), options).plan(
            format: format, among: named == nil ? (positions.isEmpty ? all : positions) : nil)
    }

    private func isOfParticles(_ array: StoredArray) -> Bool { array.objectPath.hasPrefix("/particles/") }
}
