internal import Core
internal import HDF5
internal import Rows

/// The place in a file where it says which rows are for training and which for testing.
enum SplitSource: Sendable {
    /// The name of its part in each row.
    case column(StoredArray)
    /// The number of its fold in each row.
    case folds(StoredArray)
    /// An array for each part: a yes or no for each row, or the numbers of rows.
    case members([ArrayRole.Part: StoredArray])

    /// Its paths, as a part of a sentence.
    var path: String {
        switch self {
        case .column(let column), .folds(let column): column.path
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
        let labels = [label].compactMap(\.self) + furtherLabels.map(\.label)
        var folds: StoredArray?
        var members: [(key: String, arrays: [ArrayRole.Part: StoredArray])] = []
        for array in contents.arrays.map(data.column(of:)) where isOfRows(array) && array.isColumn {
            if array.rowCount == data.rowCount, array.isSplit {
                if !array.numbersFolds {
                    splits.append(.column(array))
                } else if !labels.contains(where: { $0.path.hasSameBytes(as: array.path) }) {
                    // A label may be the fold of a protein.
                    folds = folds ?? array
                }
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
        // Folds are those of what a split leaves for training.
        if splits.isEmpty, let array = folds, let folds = Folds(array) {
            splits = [.folds(array)]
            notes.append(folds.sentence(path: array.path))
        }
        splits = Array(splits.prefix(Self.mostSplits))
    }
}

extension StoredArray {
    /// True if a column says which rows are for training and which for testing: by its name, and by naming both parts or by
    /// numbering folds.
    var isSplit: Bool { namesParts || numbersFolds }

    /// True if a column numbers the folds of a cross-validation.
    var numbersFolds: Bool {
        guard SplitNames.isFolds(name), isColumn else { return false }
        return source.answer(about: "\(objectPath)\0\(path)\0folds") { Folds(self) != nil }
    }

    private var namesParts: Bool {
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
