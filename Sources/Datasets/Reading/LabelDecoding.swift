internal import Core
internal import Rows

/// Decides what labels are: classes, numbers, or of no use.
struct LabelDecoding: Sendable {
    /// The labels; nil where they are of no use as such.
    let labels: Labels?
    /// Why they are of no use, as the half of a sentence: "are all the same".
    let objection: String?
    /// Why they are of no use unless the user says that they are, as the half of a sentence.
    private(set) var doubt: String?
    /// The numbers that lie so far beyond all others that they count as missing.
    private(set) var outliers: [Double] = []

    /// The most classes that whole numbers are taken as whatever the number of rows.
    private static let fewClasses = 20
    /// The most classes that whole numbers are taken as where each has some rows.
    private static let maximumClasses = 256

    private init(_ labels: Labels) {
        self.labels = labels
        self.objection = nil
    }

    private init(objection: String) {
        self.labels = nil
        self.objection = objection
    }

    /// Decides what labels are.
    ///
    /// - Parameters:
    ///   - raw: The labels of all rows.
    ///   - name: What the label is called.
    ///   - categoryNames: The names of whole-number classes, where the file has them.
    ///   - unit: The unit that the file states; what has one is a quantity.
    ///   - colors: The colour of each category of coded labels, as ``ColorName`` reads it.
    ///   - isOrdered: True if the file says that the order of its categories means something.
    /// - Returns: The labels, or why there are none.
    static func decode(
        _ raw: RawLabels, name: String, categoryNames: [String]? = nil, unit: String? = nil,
        colors: [String]? = nil, isOrdered: Bool = false
    ) -> LabelDecoding {
        switch raw {
        case .strings(let values): strings(values, name)
        case .codes(let codes, let names): coded(codes, names, name, colors, isOrdered: isOrdered)
        case .integers(let values): integers(values, name, categoryNames, unit)
        case .unsigned(let values): identifiers(values.map(String.init), name)
        case .numbers(let values): numbers(values, name, categoryNames, unit)
        case .rows(let values, let columns): oneHot(values, columns, name, categoryNames)
        }
    }

    private static func strings(_ values: [String], _ name: String) -> LabelDecoding {
        let known = values.filter { !$0.isEmpty }.map { Array($0.utf8) }
        let distinct = Set(known).sorted {
            String(decoding: $0, as: UTF8.self).naturallyPrecedes(String(decoding: $1, as: UTF8.self))
        }
        if distinct.count == known.count, known.count > 1 {
            return LabelDecoding(objection: "differ in every row, as identifiers do")
        }
        var codes: [[UInt8]: Int] = [:]
        for (code, text) in distinct.enumerated() { codes[text] = code }
        var decoded = coded(
            values.map { codes[Array($0.utf8)] ?? -1 }, distinct.map { String(decoding: $0, as: UTF8.self) }, name)
        if distinct.count * 2 > known.count, known.count >= fewClasses {
            decoded.doubt = "differ in nearly every row, as identifiers do"
        }
        return decoded
    }

    /// Whole numbers too large for any other type, such as hashes: each is the name of a class, where classes have rows.
    private static func identifiers(_ texts: [String], _ name: String) -> LabelDecoding {
        let distinct = Set(texts).count
        guard distinct * 2 <= texts.count || distinct <= fewClasses else {
            return LabelDecoding(objection: "are large whole numbers, most of which differ, as identifiers do")
        }
        return strings(texts, name)
    }

    /// Classes from codes; those that no row has are left out.
    ///
    /// They keep the file's order, unless it is the one by bytes that programs make where nobody said any, and the file does not call
    /// it an order: classes then stand in natural order, "2" before "10".
    private static func coded(
        _ codes: [Int], _ names: [String], _ name: String, _ colors: [String]? = nil,
        isOrdered: Bool = false
    ) -> LabelDecoding {
        var isUsed = [Bool](repeating: false, count: names.count)
        for code in codes where names.indices.contains(code) { isUsed[code] = true }
        var used = names.indices.filter { isUsed[$0] }
        if !isOrdered, zip(used, used.dropFirst()).allSatisfy({ names[$0].plainlyPrecedes(names[$1]) }) {
            used.sort { names[$0].naturallyPrecedes(names[$1]) }
        }
        guard used.count > 1 else {
            return LabelDecoding(objection: used.isEmpty ? "are all missing" : "are all the same")
        }
        var newCodes = [Int](repeating: -1, count: names.count)
        for (new, old) in used.enumerated() { newCodes[old] = new }
        return LabelDecoding(
            .categorical(
                CategoricalLabels(
                    name: name.escaped, categories: distinguishable(used.map { names[$0].escaped }),
                    codes: codes.map { names.indices.contains($0) ? newCodes[$0] : -1 },
                    colors: colors.flatMap { colors in webColors(used.map { colors[$0] }) })))
    }

    private static func integers(
        _ values: [Int], _ name: String, _ categoryNames: [String]?, _ unit: String?
    ) -> LabelDecoding {
        // A lone −1 among numbers from 0 on says that the class is not known.
        let negatives = Set(values.lazy.filter { $0 < 0 })
        let marksMissing = negatives == [-1] && values.contains { $0 >= 0 }
        let known = marksMissing ? values.filter { $0 != -1 } : values
        let distinct = Set(known).sorted()
        let numbers = { values.map { marksMissing && $0 == -1 ? Double.nan : Double($0) } }
        guard distinct.count > 1 else { return LabelDecoding(objection: "are all the same") }
        if unit != nil { return continuous(numbers(), name, unit) }
        let isLarge = distinct.contains { Double($0).magnitude > RawLabels.largestExactNumber }
        if isLarge, distinct.count > maximumClasses || distinct.count * 4 > known.count {
            return identifiers(values.map { marksMissing && $0 == -1 ? "" : String($0) }, name)
        }
        if distinct.count == known.count, known.count > 2, isConsecutive(distinct) {
            return LabelDecoding(objection: "number the rows, as identifiers do")
        }
        guard
            distinct.count <= fewClasses && distinct.count < known.count
                || distinct.count <= maximumClasses && distinct.count * 4 <= known.count
        else {
            var decoded = continuous(numbers(), name, unit)
            if distinct.count == known.count, known.count > fewClasses {
                decoded.doubt = "are whole numbers that differ in every row, as identifiers do"
            }
            return decoded
        }
        var codes: [Int: Int] = [:]
        for (code, value) in distinct.enumerated() { codes[value] = code }
        let names = distinct.map { value in
            guard let categoryNames, categoryNames.indices.contains(value) else { return String(value) }
            return categoryNames[value]
        }
        return coded(values.map { marksMissing && $0 == -1 ? -1 : codes[$0] ?? -1 }, names, name)
    }

    private static func numbers(
        _ values: [Double], _ name: String, _ categoryNames: [String]?, _ unit: String?
    ) -> LabelDecoding {
        let known = values.filter { $0.isFinite }
        guard let first = known.first else { return LabelDecoding(objection: "are all missing") }
        guard known.contains(where: { $0 != first }) else { return LabelDecoding(objection: "are all the same") }
        let whole = known.compactMap { Int(exactly: $0) }
        if unit == nil, whole.count == known.count {
            let decoded = integers(whole, name, categoryNames, nil)
            if case .categorical(let labels)? = decoded.labels {
                var codes = labels.codes.makeIterator()
                let all = values.map { $0.isFinite ? codes.next() ?? -1 : -1 }
                return LabelDecoding(
                    .categorical(CategoricalLabels(name: labels.name, categories: labels.categories, codes: all)))
            }
        }
        return continuous(values.map { $0.isFinite ? $0 : .nan }, name, unit)
    }

    /// Classes from rows with a one in the column of the class; a row of zeros has none.
    private static func oneHot(
        _ values: [Double], _ columns: Int, _ name: String, _ categoryNames: [String]?
    ) -> LabelDecoding {
        let names = categoryNames.flatMap { $0.count == columns ? $0 : nil } ?? (0..<columns).map(String.init)
        var codes: [Int] = []
        codes.reserveCapacity(values.count / columns)
        for start in stride(from: 0, to: values.count, by: columns) {
            var code = -1
            for column in 0..<columns where values[start + column] != 0 {
                guard values[start + column] == 1, code < 0 else {
                    if let sets = sets(values, names, name) { return sets }
                    return LabelDecoding(
                        objection:
                            "have \(columns) columns and are not one-hot (one is chosen by adding :COLUMN to the path)")
                }
                code = column
            }
            codes.append(code)
        }
        return coded(codes, names, name)
    }

    /// The most sets of classes that rows may have together to be told apart by them.
    private static let mostSets = 20

    /// Classes from rows with ones in the columns of several: each set of them is one; nil where there are many, or other
    /// numbers.
    private static func sets(_ values: [Double], _ names: [String], _ name: String) -> LabelDecoding? {
        let columns = names.count
        var texts: [String] = []
        var known: [[Int]: String] = [:]
        for start in stride(from: 0, to: values.count, by: columns) {
            let row = values[start..<start + columns]
            guard row.allSatisfy({ $0 == 0 || $0 == 1 }) else { return nil }
            let ones = (0..<columns).filter { row[start + $0] == 1 }
            let text = known[ones] ?? (ones.isEmpty ? "none" : ones.map { names[$0] }.joined(separator: " + "))
            known[ones] = text
            guard known.count <= mostSets else { return nil }
            texts.append(text)
        }
        return known.count * 4 <= texts.count ? strings(texts, name) : nil
    }

    private static func continuous(_ values: [Double], _ name: String, _ unit: String?) -> LabelDecoding {
        let (kept, outliers) = LabelOutliers.left(values)
        var decoded = LabelDecoding(
            .continuous(ContinuousLabels(name: name.escaped, values: kept, unit: unit?.escaped)))
        decoded.outliers = outliers
        return decoded
    }

    private static func isConsecutive(_ sorted: [Int]) -> Bool {
        guard let first = sorted.first, let last = sorted.last else { return false }
        let (span, overflow) = last.subtractingReportingOverflow(first)
        return !overflow && span == sorted.count - 1
    }

    /// Colours as numbers, 0xRRGGBB; nil where one is none that ``ColorName`` knows.
    private static func webColors(_ texts: [String]) -> [UInt32]? {
        let colors = texts.compactMap(ColorName.color)
        return colors.count == texts.count ? colors : nil
    }

    /// Names that a reader can tell apart: a number is added to those that look the same.
    private static func distinguishable(_ names: [String]) -> [String] {
        var seen: [String: Int] = [:]
        return names.map { name in
            let count = seen[name, default: 0] + 1
            seen[name] = count
            return count == 1 ? name : "\(name) (\(count))"
        }
    }
}
