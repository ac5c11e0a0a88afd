internal import CHDF5
internal import Core

/// The link that a group has under one name.
package struct HDF5Link: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        /// An object of this file.
        case object
        /// Another path, which may lead nowhere.
        case soft(target: String)
        /// An object in another file.
        case external(file: String, target: String)
        /// A link of a kind that some program has defined for itself.
        case userDefined
    }

    package let name: String
    package let kind: Kind
}

extension HDF5Group {
    /// The links of the group, in the order of their names.
    ///
    /// - Parameter limit: How many are listed at most.
    /// - Returns: The links.
    /// - Throws: `HDF5Error` when the group can't be read.
    package func links(limit: Int) throws(HDF5Error) -> [HDF5Link] {
        var visit = LinkVisit(limit: limit)
        let number = handle.number
        try Library.check("list the group", at: location) {
            unsafe withUnsafeMutablePointer(to: &visit) { visit in
                unsafe CHDF5_H5Literate(
                    number,
                    { name, kind, valueSize, context in
                        guard let name = unsafe name,
                            let visit = unsafe context?.assumingMemoryBound(to: LinkVisit.self)
                        else { return -1 }
                        return unsafe visit.pointee.add(CName.string(name), kind: kind, valueSize: valueSize)
                    }, visit)
            }
        }
        return visit.found.map { found in
            HDF5Link(name: found.name, kind: kind(found))
        }
    }

    private func kind(_ found: LinkVisit.Found) -> HDF5Link.Kind {
        if found.kind == H5L_TYPE_HARD.rawValue { return .object }
        guard found.kind == H5L_TYPE_SOFT.rawValue || found.kind == H5L_TYPE_EXTERNAL.rawValue,
            (1...65_536).contains(found.valueSize)
        else { return .userDefined }
        let number = handle.number
        var value = [CChar](repeating: 0, count: found.valueSize + 1)
        let status = Library.locked {
            unsafe H5Lget_val(number, CName(found.name).characters, &value, found.valueSize, CHDF5_H5P_DEFAULT())
        }
        guard status >= 0 else { return .userDefined }
        // An external link's value is a byte of flags, then the name of the file and that of the object.
        let parts = value.map { UInt8(bitPattern: $0) }
        if found.kind == H5L_TYPE_SOFT.rawValue {
            return .soft(target: NameBytes.string(parts.prefix { $0 != 0 }))
        }
        let names = parts.dropFirst().split(separator: 0, maxSplits: 2, omittingEmptySubsequences: false)
        return .external(
            file: names.first.map { String(decoding: $0, as: UTF8.self) } ?? "",
            target: names.dropFirst().first.map { NameBytes.string($0) } ?? "")
    }
}

/// Collects links while the library goes through them.
private struct LinkVisit {
    struct Found {
        let name: String
        let kind: Int32
        let valueSize: Int
    }

    let limit: Int
    var found: [Found] = []

    init(limit: Int) {
        self.limit = limit
    }

    /// Notes a link; a non-zero answer stops the library.
    mutating func add(_ name: String, kind: Int32, valueSize: Int) -> Int32 {
        guard found.count < limit else { return 1 }
        found.append(Found(name: name, kind: kind, valueSize: valueSize))
        return 0
    }
}
