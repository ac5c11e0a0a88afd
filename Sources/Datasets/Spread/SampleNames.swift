internal import Core
internal import HDF5

/// The kind of thing that the members of a group stand for, by what they are called and what they hold.
enum SampleNames {
    enum Judgement: Sendable {
        /// Each member is a sample, or what is known of one.
        case samples
        /// Each member is a quantity that is known of all samples.
        case columns
        case unclear
    }

    /// Words before a number that name a column: "feature_3", "band 7".
    private static let columnWords: Set<String> = [
        "feature", "feat", "features", "col", "column", "columns", "var", "variable", "x", "f", "c", "v", "band", "b",
        "channel", "ch", "gene", "sensor", "pc", "dim", "dimension", "component", "descriptor", "d", "mag", "flux",
    ]

    /// Judges data sets of one shape by their names, their types and their length.
    static func judge(_ members: [StoredArray]) -> Judgement {
        guard let first = members.first else { return .unclear }
        guard members.allSatisfy({ $0.type == first.type }) else { return .columns }
        if haveNamesOfTheirOwn(members) { return .samples }
        let named = judge(names: members.map(\.name))
        guard named == .unclear else { return named }
        // Stations, dates and kinds of events in a name differ in more than a number.
        guard first.shape.count == 1 else { return areManyNumbered(members) ? .samples : .unclear }
        // A table has more rows than columns.
        if members.count > first.rowCount { return .samples }
        return members.count < 100 ? .columns : .unclear
    }

    /// Judges by names alone.
    static func judge(names: [String]) -> Judgement {
        guard names.count > 1 else { return .unclear }
        let extensions = names.count { name in
            let parts = name.split(separator: ".")
            return parts.count > 1
                && ["jpg", "jpeg", "png", "tif", "tiff", "npy", "wav", "mp4"].contains(
                    parts.last?.lowercased() ?? "")
        }
        if extensions * 5 >= names.count * 4 { return .samples }
        let numbered = names.filter { $0.contains(where: \.isNumber) }
        guard numbered.count * 10 >= names.count * 9 else { return .unclear }
        // "feature_1", "feature_2": the same word before each number.
        let words = Set(names.map { ArrayRole.words(of: $0.filter { !$0.isNumber }).joined(separator: " ") })
        if words.count == 1, let word = words.first { return columnWords.contains(word) ? .columns : .samples }
        // Accessions, such as P12345 and 1abc_A, have letters and digits in one word.
        let signatures = Set(names.map(\.count))
        return signatures.count <= 4 && words.count * 4 >= names.count ? .samples : .unclear
    }

    /// True if there are so many data sets with numbers in their names that each is a sample, and none is called as columns are.
    private static func areManyNumbered(_ members: [StoredArray]) -> Bool {
        let numbered = members.filter { $0.name.contains(where: \.isNumber) }
        return members.count >= 100 && numbered.count * 10 >= members.count * 9
            && !members.contains { member in
                ArrayRole.words(of: member.name.filter { !$0.isNumber }).first.map(columnWords.contains) ?? false
            }
    }

    /// True if each has an attribute with a text of its own, such as the name of its sample.
    private static func haveNamesOfTheirOwn(_ members: [StoredArray]) -> Bool {
        guard members.count > 2, let first = members.first else { return false }
        return first.attributes.contains { attribute in
            guard attribute.value.string != nil,
                !["unit", "units", "long_name", "description"].contains(attribute.name)
            else { return false }
            let texts = members.compactMap { $0.attribute(attribute.name)?.string }
            return texts.count == members.count && Set(texts).count == texts.count
        }
    }
}
