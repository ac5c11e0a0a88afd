internal import Core
internal import HDF5
internal import Rows

/// The rows that a user chooses of those in a file: by conditions, and a sample of them.
struct RowChoice {
    /// The rows, ascending; nil for all.
    let rows: [Int]?
    let notes: [String]

    /// Finds the rows.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - options: What the user says.
    ///   - labels: The raw labels of all rows, by which a sample is stratified.
    /// - Throws: `DatasetError` where a condition can't be answered, or no rows fulfil it.
    init(_ plan: DatasetPlan, _ options: ReadingOptions, labels: RawLabels?) throws(DatasetError) {
        let testCount = plan.testData?.rowCount ?? 0
        let all = plan.data.rowCount + testCount
        var kept = Array(0..<all)
        var notes: [String] = []
        for text in options.conditions {
            let answers = try Self.answers(text, plan)
            guard answers.contains(true) else {
                throw .unusable(
                    "No row of \(plan.data.path.escaped) fulfils --where \(text.escaped.shellWord). \(try Self.values(text, plan))"
                )
            }
            kept = kept.filter { answers[$0] }
            guard !kept.isEmpty else {
                throw .unusable(
                    "No row fulfils all of --where \(options.conditions.map(\.escaped).joined(separator: " --where "))."
                )
            }
        }
        if !options.conditions.isEmpty {
            notes.append(
                "\(kept.count) of the \(all) rows are read, those where \(options.conditions.map(\.escaped).joined(separator: " and "))."
            )
        }
        if let size = options.sampleSize, size < kept.count {
            let strata = Self.strata(labels, kept, firstTestRow: plan.data.rowCount)
            let count = kept.count
            kept = RowSample.rows(kept, strata: strata.codes, size: size)
            notes.append(
                "\(size) of the \(count) rows were drawn at random\(strata.areOfLabels ? ", as many of each class as its share" : "") "
                    + "(--sample).")
        }
        rows = kept.count == all ? nil : kept
        self.notes = notes
    }

    /// True for each row, those for testing included, that fulfils a condition.
    private static func answers(_ text: String, _ plan: DatasetPlan) throws(DatasetError) -> [Bool] {
        guard let condition = Condition(text) else {
            throw .unusable(
                "--where takes PATH=VALUE, such as obs/batch=1, with =, !=, <, <=, > or >= between them, not "
                    + "\(text.escaped).")
        }
        let choice = LabelChoice(plan.contents, data: plan.data)
        let column = try choice.named(
            condition.path, option: "--where", rowCount: plan.data.rowCount, matching: plan.data)
        var columns = [column]
        if let testData = plan.testData {
            guard let partner = try choice.testPartner(of: column, testData: testData, ReadingOptions()) else {
                throw .unusable(
                    "The test rows \(testData.path.escaped) in \(plan.contents.file.escaped) have no column that belongs to "
                        + "\(column.fullPath.escaped), named by --where.")
            }
            columns.append(partner)
        }
        var answers: [Bool] = []
        for column in columns {
            guard let part = condition.answers(try RawLabels.read(column)) else {
                throw .unusable(
                    "\(column.fullPath.escaped) in \(plan.contents.file.escaped) has no numbers that could be compared as "
                        + "--where \(text.escaped.shellWord) asks. Compare with = or !=, or one column with PATH:COLUMN."
                )
            }
            answers += part
        }
        return answers
    }

    /// A sentence on the values that a condition's column has.
    private static func values(_ text: String, _ plan: DatasetPlan) throws(DatasetError) -> String {
        guard let condition = Condition(text) else { return "" }
        let column = try LabelChoice(plan.contents, data: plan.data).named(
            condition.path, option: "--where", rowCount: plan.data.rowCount, matching: plan.data)
        let values: [String] =
            switch try RawLabels.read(column) {
            case .strings(let texts): texts
            case .codes(_, let names): names
            case .integers(let numbers): numbers.map(String.init)
            case .unsigned(let numbers): numbers.map(String.init)
            case .numbers(let numbers): numbers.filter(\.isFinite).map(CategoryName.of)
            case .rows: []
            }
        var seen: Set<String> = []
        let first = values.filter { !$0.isEmpty && seen.count < 12 && seen.insert($0).inserted }
        return
            "\(column.fullPath.escaped) has \(first.map(\.escaped).joined(separator: ", "))\(first.count == 12 ? ", …" : "")."
    }

    /// The most classes that a sample is stratified by.
    private static let mostStrata = 1_000

    /// The stratum of each row: its class, and whether it is for testing.
    private static func strata(
        _ labels: RawLabels?, _ rows: [Int], firstTestRow: Int
    ) -> (codes: [Int], areOfLabels: Bool) {
        func parts(_ code: (Int) -> Int) -> [Int] { rows.map { 2 * code($0) + ($0 < firstTestRow ? 0 : 1) } }
        let plain = (parts { _ in 0 }, false)
        func numbered<Key: Hashable>(_ key: (Int) -> Key) -> ([Int], Bool) {
            var codes: [Key: Int] = [:]
            let numbers = parts { row in
                let key = key(row)
                if let code = codes[key] { return code }
                codes[key] = codes.count
                return codes.count - 1
            }
            return codes.count > 1 && codes.count <= mostStrata ? (numbers, true) : plain
        }
        switch labels {
        case .strings(let texts)?: return numbered { Array(texts[$0].utf8) }
        case .codes(let codes, _)?: return numbered { codes[$0] }
        case .integers(let numbers)?: return numbered { numbers[$0] }
        case .unsigned(let numbers)?: return numbered { numbers[$0] }
        case .numbers(let numbers)? where numbers.allSatisfy({ !$0.isFinite || $0 == $0.rounded() }):
            return numbered { numbers[$0].isFinite ? numbers[$0] : -.infinity }
        case .rows(let values, let columns)?:
            return numbered { row in (0..<columns).first { values[row * columns + $0] != 0 } ?? -1 }
        case .numbers?, nil: return plain
        }
    }
}
