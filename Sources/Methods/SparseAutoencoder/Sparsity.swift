internal import Foundation

/// The sparsity penalty of a sparse autoencoder.
///
/// Its text is what `--sparsity` takes: `l1:WEIGHT`, `kl:RATE` or `kl:RATE:WEIGHT`.
public enum Sparsity: Sendable, Equatable, Codable {
    /// Codes are rectified, and their sum counts so much in the loss.
    case l1(weight: Double)
    /// Codes lie in 0–1, and the KL divergence of each dimension's mean from a rate counts so much in the loss (Ng, 2011).
    case divergence(rate: Double, weight: Double)

    /// The usual weight of a divergence from a rate.
    public static let usualWeight = 0.001

    /// The activation function of the codes, the encoder's last layer being linear.
    public var codeFunction: CodeFunction {
        switch self {
        case .l1: .rectified
        case .divergence: .logistic
        }
    }
}

extension Sparsity: LosslessStringConvertible {
    /// The sparsity of a text; nil where it is none.
    public init?(_ description: String) {
        let parts = description.split(separator: ":", omittingEmptySubsequences: false)
        let numbers = parts.dropFirst().map { Double($0) ?? -1 }
        guard numbers.allSatisfy({ $0 > 0 && $0 <= 1e6 }) else { return nil }
        switch (parts[0], numbers.count) {
        case ("l1", 1): self = .l1(weight: numbers[0])
        case ("kl", 1), ("kl", 2):
            guard numbers[0] < 1 else { return nil }
            self = .divergence(rate: numbers[0], weight: numbers.count > 1 ? numbers[1] : Sparsity.usualWeight)
        default: return nil
        }
    }

    public var description: String {
        switch self {
        case .l1(let weight): "l1:\(weight)"
        case .divergence(let rate, let weight): "kl:\(rate):\(weight)"
        }
    }
}

/// The function from an encoder's last layer to a code.
public enum CodeFunction: String, Sendable, Codable {
    case identity
    /// A rectifier: negative values become 0.
    case rectified
    /// 1 / (1 + e⁻ˣ).
    case logistic

    /// From which value on a code counts as active.
    public var threshold: Float { self == .logistic ? 0.5 : 0 }

    func callAsFunction(_ x: Float) -> Float {
        switch self {
        case .identity: x
        case .rectified: max(0, x)
        case .logistic: 1 / (1 + exp(-x))
        }
    }

    /// The derivative where the function's value is `y`.
    func slope(at y: Float) -> Float {
        switch self {
        case .identity: 1
        case .rectified: y > 0 ? 1 : 0
        case .logistic: y * (1 - y)
        }
    }
}
