/// The contents of a checkpoint file: named texts and named arrays of numbers.
struct CheckpointRecord: Equatable, Sendable {
    enum Numbers: Equatable, Sendable {
        case floats([Float])
        case doubles([Double])
        case words([UInt64])
    }

    var texts: [String: String] = [:]
    var arrays: [String: Numbers] = [:]

    /// Something that should be in a record and is not, or is otherwise than it can be.
    struct Missing: Error, Equatable {
        let name: String
    }

    func text(_ name: String) throws(Missing) -> String {
        guard let text = texts[name] else { throw Missing(name: name) }
        return text
    }

    func floats(_ name: String) throws(Missing) -> [Float] {
        guard case .floats(let numbers)? = arrays[name] else { throw Missing(name: name) }
        return numbers
    }

    func doubles(_ name: String) throws(Missing) -> [Double] {
        guard case .doubles(let numbers)? = arrays[name] else { throw Missing(name: name) }
        return numbers
    }

    func words(_ name: String) throws(Missing) -> [UInt64] {
        guard case .words(let numbers)? = arrays[name] else { throw Missing(name: name) }
        return numbers
    }

    /// Counts, each of which fits an `Int` and is not negative.
    func counts(_ name: String, _ count: Int? = nil) throws(Missing) -> [Int] {
        let counts = try words(name).compactMap { Int(exactly: $0) }
        guard try counts.count == words(name).count, count ?? counts.count == counts.count else {
            throw Missing(name: name)
        }
        return counts
    }
}
