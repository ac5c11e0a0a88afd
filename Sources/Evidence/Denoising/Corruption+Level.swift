internal import NeuralNetworks

extension Corruption {
    /// The same kind of corruption at another level; nil where that is none: not above 0, or a probability that is not below 1.
    func at(level: Double) -> Corruption? {
        guard level.isFinite, level > 0 else { return nil }
        switch self {
        case .gaussian: return .gaussian(standardDeviation: level)
        case .mask: return level < 1 ? .mask(probability: level) : nil
        case .saltAndPepper: return level < 1 ? .saltAndPepper(probability: level) : nil
        }
    }
}
