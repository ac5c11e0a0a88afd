extension OptionFormat<Int> {
    /// A whole number in a range.
    package static func integer(in range: ClosedRange<Int>) -> OptionFormat {
        OptionFormat(
            "a number from \(range.lowerBound) to \(range.upperBound)",
            parse: { Int($0).flatMap { range.contains($0) ? $0 : nil } }, record: { .integer($0) })
    }

    /// An amount of memory in bytes: "800M", "4G", "4 GiB".
    package static var byteCount: OptionFormat {
        OptionFormat("a size such as 800M, 4G or 4GiB", parse: { ByteCount.parse($0) }, record: { .integer($0) })
    }
}

extension OptionFormat<UInt64> {
    /// A random seed.
    package static var seed: OptionFormat {
        OptionFormat("a whole number from 0 up", parse: { UInt64($0) }, record: { .seed($0) })
    }
}

extension OptionFormat<Double> {
    /// A number that fulfils a condition.
    ///
    /// - Parameters:
    ///   - requirement: The object of "--beta takes …".
    ///   - condition: Tells whether the option takes a number; no number is infinite or NaN.
    /// - Returns: The format.
    package static func number(
        _ requirement: String, where condition: @escaping @Sendable (Double) -> Bool
    ) -> OptionFormat {
        OptionFormat(
            requirement, parse: { Double($0).flatMap { $0.isFinite && condition($0) ? $0 : nil } },
            record: { .number($0) })
    }

    /// A length of time in seconds: "90", "60s", "2m", "1h30m".
    package static var timeSpan: OptionFormat {
        OptionFormat(
            "a length of time such as 90, 60s, 2m or 1h30m", parse: { TimeSpan($0)?.seconds }, record: { .number($0) })
    }
}

extension OptionFormat<String> {
    /// Any text but an empty one.
    ///
    /// - Parameter requirement: The object of "--output takes …".
    /// - Returns: The format.
    package static func text(_ requirement: String) -> OptionFormat {
        OptionFormat(requirement, parse: { $0.isEmpty ? nil : $0 }, record: { .text($0) })
    }

    /// One of some words.
    package static func word(of words: [String]) -> OptionFormat {
        OptionFormat(
            words.listed("or"), choices: words, advice: { NearestName.question($0, among: words) },
            parse: { words.contains($0) ? $0 : nil }, record: { .text($0) })
    }
}

extension OptionFormat where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    /// One of the words of an enumeration.
    package static var word: OptionFormat {
        let words = Value.allCases.map(\.rawValue)
        return OptionFormat(
            words.listed("or"), choices: words, advice: { NearestName.question($0, among: words) },
            parse: { Value(rawValue: $0) }, record: { .text($0.rawValue) })
    }
}

extension OptionFormat where Value: LosslessStringConvertible {
    /// A value with a text of its own.
    ///
    /// - Parameter requirement: The object of "--noise takes …".
    /// - Returns: The format.
    package static func described(_ requirement: String) -> OptionFormat {
        OptionFormat(requirement, parse: { Value($0) }, record: { .text($0.description) })
    }
}

extension [String] {
    /// The words in a sentence: "a, b or c".
    package func listed(_ conjunction: String) -> String {
        guard count > 1, let last else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " \(conjunction) \(last)"
    }
}
