/// A corruption of an encoder's inputs, whose targets stay clean (Vincent and others, 2010).
///
/// Its text is what `--noise` takes: `gaussian:0.3`, `mask:0.3`, `salt-pepper:0.1`.
public enum Corruption: Sendable, Equatable, Codable {
    /// Normal noise of a standard deviation, in the data's scaled unit.
    case gaussian(standardDeviation: Double)
    /// Each number becomes 0 with a probability: black in images, the feature's mean in standardised tables.
    case mask(probability: Double)
    /// Each number becomes the least or the greatest that it can be, by even chance, with a probability.
    case saltAndPepper(probability: Double)

    /// The level of corruption: a standard deviation or a probability.
    public var level: Double {
        switch self {
        case .gaussian(let level), .mask(let level), .saltAndPepper(let level): level
        }
    }

    /// The name of the corruption without its level, as the object of a sentence.
    public var name: String {
        switch self {
        case .gaussian: "Gaussian noise"
        case .mask: "masking"
        case .saltAndPepper: "salt-and-pepper noise"
        }
    }
}

extension Corruption: LosslessStringConvertible {
    private static let kinds: [(name: String, usual: Double, most: Double, make: @Sendable (Double) -> Corruption)] = [
        ("gaussian", 0.3, 100, { .gaussian(standardDeviation: $0) }),
        ("mask", 0.3, 1, { .mask(probability: $0) }),
        ("salt-pepper", 0.1, 1, { .saltAndPepper(probability: $0) }),
    ]

    /// The corruption of a text, `KIND:LEVEL`, or `KIND` for its usual level; nil where it is none.
    public init?(_ description: String) {
        let parts = description.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let kind = Corruption.kinds.first(where: { $0.name == parts[0] }) else { return nil }
        guard parts.count == 2 else {
            self = kind.make(kind.usual)
            return
        }
        guard let level = Double(parts[1]), level > 0, level <= kind.most, kind.most > 1 || level < 1 else {
            return nil
        }
        self = kind.make(level)
    }

    public var description: String {
        let index =
            switch self {
            case .gaussian: 0
            case .mask: 1
            case .saltAndPepper: 2
            }
        return "\(Corruption.kinds[index].name):\(level)"
    }
}
