internal import Core
internal import HDF5
internal import Rows

/// The ways in which features can be chosen in a file: by type, by a column that marks them, by name, pattern or number.
struct FeatureSelectors {
    /// The way in which a text chooses features.
    enum Kind: Sendable {
        case type, marks, names
    }

    private let plan: DatasetPlan
    private let count: Int
    private let names: [String]?
    /// The features of each name, where some are to be found by it.
    private let places: [String: [Int]]
    /// The type of each feature; empty where the file states none.
    let types: [String]

    /// The ways in a file.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - options: What the user says.
    ///   - names: The names of the features; nil where they have none.
    /// - Throws: `DatasetError` where the types can't be read.
    init(_ plan: DatasetPlan, _ options: ReadingOptions, names: [String]?) throws(DatasetError) {
        self.plan = plan
        self.names = names
        places =
            options.features.isEmpty
            ? [:] : Dictionary(grouping: names?.indices.map { $0 } ?? []) { names?[$0] ?? "" }
        count = plan.data.rowLength
        guard let column = plan.featureTypes?.asColumn, column.rowCount == count else {
            types = []
            return
        }
        types =
            switch try RawLabels.read(LabelSource(column, why: "")) {
            case .strings(let texts): texts
            case .codes(let codes, let names): codes.map { names.indices.contains($0) ? names[$0] : "" }
            case .integers, .unsigned, .numbers, .rows: []
            }
    }

    /// The types and how many features are of each, in the order of the file.
    var typeCounts: [(type: String, count: Int)] {
        var counts: [(type: String, count: Int)] = []
        var places: [String: Int] = [:]
        for type in types {
            if let place = places[type] {
                counts[place].count += 1
            } else {
                places[type] = counts.count
                counts.append((type, 1))
            }
        }
        return counts
    }

    /// A sentence on the column by which whoever made the file marks features; nil where there is none of use.
    var markedNote: String? {
        guard let column = plan.markedFeatures, let columns = try? marks(column.asColumn), columns.count > 1,
            columns.count < count
        else { return nil }
        let path = String(column.path.drop { $0 == "/" }).escaped
        return "\(columns.count) of the \(count) features are marked by \(column.path.escaped); to use these alone: "
            + "--features \(path.shellWord)."
    }

    /// The columns that a text chooses, ascending.
    ///
    /// - Throws: `DatasetError` where it chooses none.
    func columns(_ text: String) throws(DatasetError) -> (columns: [Int], kind: Kind, note: String?) {
        if text.hasPrefix("@"), places[text] == nil { return try listed(String(text.dropFirst())) }
        let (columns, kind) = try named(by: text)
        return (columns, kind, nil)
    }

    /// The columns of the features that a text file names, a name in each line, and a sentence on those that are not there.
    private func listed(_ file: String) throws(DatasetError) -> (columns: [Int], kind: Kind, note: String?) {
        let wanted = try FeatureList(file, beside: plan.contents.file).names
        var columns: Set<Int> = []
        var missing: [String] = []
        for name in wanted {
            let found = named(name)
            if found.isEmpty { missing.append(name) }
            columns.formUnion(found)
        }
        guard !columns.isEmpty else {
            let first = names.map { $0.prefix(3).map(\.escaped).joined(separator: ", ") }
            let known = first.map { "; they are called \($0), …" } ?? ""
            throw .unusable(
                "None of the \(wanted.count) names in \(file.escaped), given by --features, is that of a feature of "
                    + "\(plan.data.path.escaped) in \(plan.contents.file.escaped)\(known). Give a name in each line.")
        }
        guard let first = missing.first else { return (columns.sorted(), .names, nil) }
        let note =
            "\(missing.count) of the \(wanted.count) names in \(file.escaped) \(missing.count == 1 ? "is" : "are") not among the "
            + "features: \(first.escaped)\(missing.count > 1 ? ", …" : "")."
        return (columns.sorted(), .names, note)
    }

    private func named(by text: String) throws(DatasetError) -> (columns: [Int], kind: Kind) {
        let ofType = types.indices.filter { types[$0] == text }
        if !ofType.isEmpty { return (ofType, .type) }
        if let column = column(at: text) {
            guard let columns = try marks(column) else {
                throw .unusable(
                    "\(column.path.escaped) in \(plan.contents.file.escaped), named by --features, is not a column of yes and no. "
                        + "Choose the features of one of its values: --features \((text.escaped + "=VALUE").shellWord)."
                )
            }
            return (columns, .marks)
        }
        if let condition = Condition(text), let column = column(at: condition.path) {
            guard let answers = condition.answers(try RawLabels.read(LabelSource(column, why: ""))),
                answers.contains(true)
            else { throw unknown(text) }
            return (answers.indices.filter { answers[$0] }, .marks)
        }
        let whole = named(text)
        if !whole.isEmpty { return (whole, .names) }
        var columns: Set<Int> = []
        for part in text.split(separator: ",") {
            let found = named(part.trimmingSpaces)
            guard !found.isEmpty else { throw unknown(part.trimmingSpaces) }
            columns.formUnion(found)
        }
        guard !columns.isEmpty else { throw unknown(text) }
        return (columns.sorted(), .names)
    }

    /// An array in the file with an element for each feature.
    private func column(at path: String) -> StoredArray? {
        guard
            let column = plan.contents.array(at: path)?.asColumn
                ?? plan.contents.array(at: plan.root + "/" + path)?.asColumn,
            column.isColumn, column.rowCount == count
        else { return nil }
        return column
    }

    /// The features that a column of yes and no marks; nil where it is none.
    private func marks(_ column: StoredArray) throws(DatasetError) -> [Int]? {
        guard column.isColumn, column.rowCount == count, column.type.isNumeric else { return nil }
        if case .categorical = column.storage { return nil }
        let numbers = try DatasetError.translating { () throws(HDF5Error) in try column.readNumbers() }
        guard numbers.allSatisfy({ $0 == 0 || $0 == 1 || $0.isNaN }) else { return nil }
        return numbers.indices.filter { numbers[$0] == 1 }
    }

    /// The features of a name, or that a pattern with * and ? fits; of features without names, those of a number or a range.
    private func named(_ text: String) -> [Int] {
        if let names {
            if let exact = places[text] { return exact }
            guard text.contains("*") || text.contains("?") else { return [] }
            let pattern = NamePattern(text)
            return names.indices.filter { pattern.fits(names[$0]) }
        }
        if text == "*" { return Array(0..<count) }
        guard let span = ColumnSpan(text[...]), span.range.upperBound < count else { return [] }
        return Array(span.range)
    }

    /// The refusal to guess which type of features is meant.
    func severalTypes() -> DatasetError {
        let list = typeCounts.prefix(12).map { "--features \($0.type.escaped.shellWord) (\($0.count))" }
        return .unusable(
            "\(plan.data.path.escaped) in \(plan.contents.file.escaped) has features of \(typeCounts.count) types, which are never "
                + "mixed unless --features '*' asks for it. Choose one: \(list.joined(separator: ", ")).")
    }

    private func unknown(_ text: String) -> DatasetError {
        var message =
            "\(plan.data.path.escaped) in \(plan.contents.file.escaped) has no features \(text.escaped), named by --features. "
        if let nearest = NearestName.of(text, among: names ?? []) { message += "Did you mean \(nearest.escaped)? " }
        message += "It takes "
        if !types.isEmpty {
            message += "a type of them (\(typeCounts.prefix(8).map { $0.type.escaped }.joined(separator: ", "))), "
        }
        message += "the path of a column of yes and no about them, "
        message +=
            names == nil
            ? "and numbers such as 0-99, up to \(count - 1), since they have no names."
            : "names, lists of them with commas between or in a text file (@genes.txt), and patterns such as 'MT-*'."
        return .unusable(message)
    }
}

/// A pattern of names, in which * stands for any characters and ? for one.
struct NamePattern: Sendable {
    private let pattern: [Unicode.Scalar]

    init(_ pattern: String) { self.pattern = Array(pattern.unicodeScalars) }

    /// True if a name is as the pattern says.
    ///
    /// - Complexity: The product of both lengths at most.
    func fits(_ name: String) -> Bool {
        let name = Array(name.unicodeScalars)
        var (place, next) = (0, 0)
        // Where the last star was, and what it stood for so far ended.
        var (star, end): (Int?, Int) = (nil, 0)
        while next < name.count {
            if place < pattern.count, pattern[place] == "*" {
                (star, end) = (place, next)
                place += 1
            } else if place < pattern.count, pattern[place] == "?" || pattern[place] == name[next] {
                place += 1
                next += 1
            } else if let star {
                end += 1
                (place, next) = (star + 1, end)
            } else {
                return false
            }
        }
        return pattern[place...].allSatisfy { $0 == "*" }
    }
}
