internal import Isolation
internal import Rows

/// Labels on their way to another process.
enum SharedLabels: Sendable, Codable {
    case categorical(name: String, categories: [String], codes: SharedArray, colors: [UInt32]?)
    case continuous(name: String, values: SharedArray, unit: String?)

    init(_ labels: Labels, in memory: SharedMemory) throws(IsolationError) {
        switch labels {
        case .categorical(let labels):
            self = .categorical(
                name: labels.name, categories: labels.categories, codes: try SharedArray(labels.codes, in: memory),
                colors: labels.colors)
        case .continuous(let labels):
            self = .continuous(
                name: labels.name, values: try SharedArray(labels.values, in: memory), unit: labels.unit)
        }
    }

    /// The labels that another process has put there.
    ///
    /// - Throws: ``IsolationError`` where they make no sense.
    func labels(in memory: SharedMemory) throws(IsolationError) -> Labels {
        switch self {
        case .categorical(let name, let categories, let codes, let colors):
            let codes: [Int] = try codes.elements(in: memory)
            guard codes.allSatisfy({ (-1..<categories.count).contains($0) }),
                colors.map({ $0.count == categories.count }) ?? true
            else { throw .unintelligible }
            return .categorical(
                CategoricalLabels(name: name, categories: categories, codes: codes, colors: colors))
        case .continuous(let name, let values, let unit):
            return .continuous(
                ContinuousLabels(name: name, values: try values.elements(in: memory), unit: unit))
        }
    }
}
