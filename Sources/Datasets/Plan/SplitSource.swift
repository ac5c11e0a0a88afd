internal import HDF5
internal import Rows

/// The place in a file where it says which rows are for training and which for testing.
enum SplitSource: Sendable {
    /// The name of its part in each row.
    case column(StoredArray)
    /// An array for each part: a yes or no for each row, or the numbers of rows.
    case members([ArrayRole.Part: StoredArray])

    /// Its paths, as a part of a sentence.
    var path: String {
        switch self {
        case .column(let column): column.path
        case .members(let arrays):
            ArrayRole.Part.allCases.compactMap { arrays[$0]?.path }.joined(separator: ", ")
        }
    }
}

extension DatasetPlan {
    /// The most places that are looked at.
    private static let mostSplits = 8

    /// Adds the places where the file says which rows are for testing, where these are not arrays of their own.
    mutating func addOwnSplits() {
        guard testData == nil else { return }
        var members: [(key: String, arrays: [ArrayRole.Part: StoredArray])] = []
        for array in contents.arrays.map(data.column(of:)) where isOfRows(array) && array.isColumn {
            if array.rowCount == data.rowCount, array.isSplit {
                splits.append(.column(array))
            } else if let member = SplitNames.Member(path: array.path), array.type.isNumeric,
                array.rowCount == data.rowCount || array.type.isBoolean
                    || member.saysIndex && array.rowCount < data.rowCount
            {
                if let place = members.firstIndex(where: { $0.key == member.key }) {
                    members[place].arrays[member.part] = members[place].arrays[member.part] ?? array
                } else {
                    members.append((member.key, [member.part: array]))
                }
            }
        }
        // Validation rows alone split nothing.
        splits += members.map(\.arrays).filter { $0[.training] != nil || $0[.test] != nil }.map { .members($0) }
        splits = Array(splits.prefix(Self.mostSplits))
    }
}

extension StoredArray {
    /// True if a column says which rows are for training and which for testing: by its name, and by naming both parts.
    var isSplit: Bool {
        guard SplitNames.isColumn(name) else { return false }
        switch storage {
        case .categorical(_, let categories):
            return categories.type.isString && categories.rowCount <= 1_000 && categories.namesBothParts
        default:
            if case .enumeration(_, let members) = type { return Self.areBothParts(in: members.map(\.name)) }
            return type.isString && namesBothParts
        }
    }

    /// True if its texts name the training and the test rows.
    private var namesBothParts: Bool {
        // The path alone may be that of a data set and of a field at the same time.
        source.answer(about: "\(objectPath)\0\(path)") { Self.areBothParts(in: (try? readStrings()) ?? []) }
    }

    private static func areBothParts(in texts: [String]) -> Bool {
        let parts = Set(Set(texts.map { Array($0.utf8) }).map { SplitNames.part(String(decoding: $0, as: UTF8.self)) })
        return parts.contains(.training) && parts.contains(.test)
    }
}
