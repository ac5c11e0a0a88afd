internal import Core
internal import HDF5

/// The paths of data sets that are the same in many groups, with stars in place of the groups' names.
enum StarredPaths {
    /// The fewest groups that have the same data set in them.
    static let fewestGroups = 3
    /// The most times that stars are looked for: groups of groups have one name each below a star.
    private static let mostLevels = 3

    /// Arrays by the path that they have in common, in the order of the file; those that no other group has are left out.
    static func families(of arrays: [StoredArray]) -> (order: [String], members: [String: [StoredArray]]) {
        var paths = arrays.map { $0.objectPath.split(separator: "/").map(String.init) }
        // In "1/Geom-m1-opt" and "2/Geom-m2-opt", the first names differ once the second ones are stars.
        for _ in 0..<mostLevels where star(&paths) {}
        var members: [String: [StoredArray]] = [:]
        var order: [String] = []
        for (array, path) in zip(arrays, paths) where path.contains("*") {
            let key = "/" + path.joined(separator: "/")
            if members[key] == nil { order.append(key) }
            members[key, default: []].append(array)
        }
        return (order, members)
    }

    /// Puts stars in place of names of which there are several in paths that are else the same.
    ///
    /// - Returns: True if there were any.
    private static func star(_ paths: inout [[String]]) -> Bool {
        func key(_ path: [String], _ star: Int) -> String {
            path.indices.reduce("") { $0 + "/" + ($1 == star ? "*" : path[$1]) }
        }
        var names: [String: Set<String>] = [:]
        for path in paths {
            for place in path.indices.dropLast() where path[place] != "*" {
                names[key(path, place), default: []].insert(path[place])
            }
        }
        let areMany = names.mapValues { known in
            known.count >= fewestGroups && !known.contains { ArrayRole.parts[$0.lowercased()] != nil }
        }
        var found = false
        for (number, path) in paths.enumerated() {
            for place in path.indices.dropLast() where path[place] != "*" && areMany[key(path, place)] == true {
                paths[number][place] = "*"
                found = true
            }
        }
        return found
    }
}
