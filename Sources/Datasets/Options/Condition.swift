/// A condition on a column, as "obs/batch=1" or "obs/n_genes>=200".
struct Condition: Sendable {
    enum Comparison: String, CaseIterable, Sendable {
        // What begins as another does comes before it.
        case notEqual = "!="
        case atMost = "<="
        case atLeast = ">="
        case equal = "="
        case less = "<"
        case more = ">"
    }

    let path: String
    let comparison: Comparison
    let value: String

    /// Reads "PATH=VALUE"; nil of a text without a comparison.
    init?(_ text: String) {
        for place in text.indices {
            guard let comparison = Comparison.allCases.first(where: { text[place...].hasPrefix($0.rawValue) }) else {
                continue
            }
            path = String(text[..<place])
            self.comparison = comparison
            value = String(text[place...].dropFirst(comparison.rawValue.count))
            guard !path.isEmpty, !value.isEmpty else { return nil }
            return
        }
        return nil
    }
}
