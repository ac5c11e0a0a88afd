internal import Core
internal import HDF5
internal import Rows

/// The folds of a cross-validation that a column numbers: a few whole numbers that follow each other from 0 or 1, each of many rows.
struct Folds: Sendable {
    /// The number of each row's fold: `[rows]`.
    let numbers: [Int]
    /// The numbers that folds have.
    let range: ClosedRange<Int>

    private static let most = 20
    /// The smallest fold has at least this share of the rows of the largest.
    private static let leastShare = 0.25
    /// With fewer folds than these, validation rows are drawn from those for training: a fold is too many to give up.
    private static let leastWithValidation = 4

    /// The fold whose rows are for testing: the last one.
    var test: Int { range.upperBound }
    /// The fold whose rows are for validation: the one before; nil of few folds.
    var validation: Int? { range.count >= Self.leastWithValidation ? range.upperBound - 1 : nil }

    /// The folds that a column numbers; nil of any other column.
    init?(_ column: StoredArray) {
        guard SplitNames.isFolds(column.name), column.isColumn, let numbers = try? Self.numbers(of: column) else {
            return nil
        }
        self.init(numbers)
    }

    /// The whole number in each row, nil for anything else.
    private static func numbers(of column: StoredArray) throws(HDF5Error) -> [Int?] {
        if case .categorical(let codes, let categories) = column.storage {
            let ofCategories = try whole(categories)
            return try codes.readCodes().map { ofCategories.indices.contains($0) ? ofCategories[$0] : nil }
        }
        return try whole(column)
    }

    private static func whole(_ array: StoredArray) throws(HDF5Error) -> [Int?] {
        array.type.isString
            ? try array.readStrings().map { Int($0) } : try array.readNumbers().map { Int(exactly: $0) }
    }

    /// Folds by the number of each row; nil where a row has none, or numbers are not those of folds.
    init?(_ numbers: [Int?]) {
        var sizes: [Int: Int] = [:]
        for number in numbers {
            guard let number, number >= 0 else { return nil }
            sizes[number, default: 0] += 1
            guard sizes.count <= Self.most else { return nil }
        }
        guard let first = sizes.keys.min(), let last = sizes.keys.max(), first <= 1, sizes.count > 1,
            sizes.count == last - first + 1, let smallest = sizes.values.min(), let largest = sizes.values.max(),
            Double(smallest) >= Self.leastShare * Double(largest)
        else { return nil }
        self.numbers = numbers.compactMap(\.self)
        range = first...last
    }

    /// The code of each row's part: `[rows]`.
    var parts: [Int] {
        numbers.map { number in
            let part: OwnSplit.Part = number == test ? .test : number == validation ? .validation : .training
            return part.rawValue
        }
    }

    /// The sentence on what folds are for, with the path of the column.
    func sentence(path: String) -> String {
        let validation = validation.map { ", and fold \($0) for validation" } ?? ""
        return
            "\(path.escaped) numbers the folds \(range.lowerBound) to \(range.upperBound): as the file's own split, fold "
            + "\(test) is for testing\(validation)."
    }
}
