/// The way from an option's text to its value and back.
package struct OptionFormat<Value: Sendable>: Sendable {
    /// The object of "--latent takes …": "a number from 1 to 1024".
    package let requirement: String
    /// The words that the option takes; empty if there is no list of them.
    package let choices: [String]
    /// Reads a text; nil if it has no such value.
    package let parse: @Sendable (String) -> Value?
    /// The value as it is recorded; nil for none.
    package let record: @Sendable (Value) -> OptionValue?
    /// A sentence on a text that the option does not take, such as "Did you mean latent?"; nil for none.
    package let advice: @Sendable (String) -> String?

    package init(
        _ requirement: String, choices: [String] = [], advice: @escaping @Sendable (String) -> String? = { _ in nil },
        parse: @escaping @Sendable (String) -> Value?, record: @escaping @Sendable (Value) -> OptionValue?
    ) {
        self.requirement = requirement
        self.choices = choices
        self.advice = advice
        self.parse = parse
        self.record = record
    }

    /// The same for a value that may be missing.
    package var optional: OptionFormat<Value?> {
        OptionFormat<Value?>(
            requirement, choices: choices, advice: advice, parse: { parse($0).map(Optional.some) },
            record: { $0.flatMap(record) })
    }

    /// The same, with the word "auto" for no value.
    package var orAuto: OptionFormat<Value?> {
        OptionFormat<Value?>(
            "auto or \(requirement)", choices: choices.isEmpty ? [] : ["auto"] + choices,
            advice: { advice($0) ?? NearestName.question($0, among: ["auto"]) },
            parse: { $0 == "auto" ? .some(nil) : parse($0).map(Optional.some) }, record: { $0.flatMap(record) })
    }

    /// Values of the same format separated by commas.
    ///
    /// - Parameters:
    ///   - requirement: The object of "--hidden takes …".
    ///   - maximumCount: The number of values that may be given.
    ///   - words: What stands for several values at once, so that a list may be misspelt as it.
    /// - Returns: The format of a list.
    package func list(
        _ requirement: String, maximumCount: Int = .max, or words: [String] = []
    ) -> OptionFormat<[Value]> {
        OptionFormat<[Value]>(
            requirement, choices: choices,
            advice: { text in
                ListAdvice.text(on: text, isValid: { parse($0) != nil }) { NearestName.of($0, among: choices + words) }
            },
            parse: { text in
                let parts = text.listParts
                let values = parts.compactMap { parse($0) }
                return values.count == parts.count && values.count <= maximumCount ? values : nil
            }, record: { .list($0.compactMap(record)) })
    }
}

extension OptionFormat where Value: Hashable {
    /// The same, but for lists that have a value twice.
    package func distinctList(_ requirement: String, or words: [String] = []) -> OptionFormat<[Value]> {
        let format = list(requirement, or: words)
        return OptionFormat<[Value]>(
            requirement, choices: choices,
            advice: { text in
                let parts = text.listParts
                let repeated = parts.indices.first { parts[..<$0].contains(parts[$0]) }
                return format.advice(text) ?? repeated.map { "\(parts[$0].escaped) is listed twice." }
            },
            parse: { text in format.parse(text).flatMap { Set($0).count == $0.count ? $0 : nil } },
            record: format.record)
    }
}
