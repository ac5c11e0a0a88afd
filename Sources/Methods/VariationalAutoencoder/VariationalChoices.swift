package import Core

/// The user's choices about a variational autoencoder.
public struct VariationalChoices: MethodChoices {
    /// The likelihood; nil for the usual one of the data.
    public var likelihood: Likelihood?
    /// The weight of the KL term in the loss (β-VAE; Higgins and others, 2017).
    public var beta = 1.0
    /// The time over which β rises from 0; nil for no warm-up.
    public var warmup: KLWarmup?
    /// Nats that each latent dimension of each row may diverge from the prior at no cost (Kingma and others, 2016).
    public var freeBits = 0.0

    public init() {}

    /// True if training minimises something other than the negative ELBO, all of the time or at first.
    public var changesObjective: Bool { beta != 1 || warmup != nil || freeBits > 0 }
}

extension VariationalChoices {
    /// The options of the variational autoencoder.
    static let options: [OptionDeclaration<TrainingChoices>] = [
        OptionDeclaration(
            "likelihood", \.variational.likelihood, OptionFormat.word.orAuto,
            help: "Likelihood of the VAE: auto, bernoulli, continuous-bernoulli, gaussian or negative-binomial.",
            default: "auto", valueName: "name"),
        OptionDeclaration(
            "beta", \.variational.beta,
            .number("a number from 0 to 10000 (1 makes the loss the negative ELBO)") { $0 >= 0 && $0 <= 1e4 },
            help: "Weight of the KL term in the VAE's loss (β).", valueName: "weight"),
        OptionDeclaration(
            "kl-warmup", \.variational.warmup,
            OptionFormat.described("a number of epochs, or a fraction of training such as 0.2").optional,
            help: """
                Length of the KL warm-up (β annealed from 0): a number of epochs, or a fraction of training such as 0.2.
                """,
            default: "none", valueName: "epochs|fraction"),
        OptionDeclaration(
            "free-bits", \.variational.freeBits, .number("nats from 0 to 100") { $0 >= 0 && $0 <= 100 },
            help: "Free bits: nats per latent dimension and row exempt from the KL penalty.", valueName: "nats"),
    ]
}

extension TrainingChoices {
    /// The user's choices about a variational autoencoder.
    public var variational: VariationalChoices {
        get { self[VariationalChoices.self] }
        set { self[VariationalChoices.self] = newValue }
    }
}

/// The length of the KL warm-up, in which β is annealed linearly from 0.
///
/// Its text is what `--kl-warmup` takes: `20` epochs, or `0.2` of the training.
public enum KLWarmup: Sendable, Equatable, Codable, LosslessStringConvertible {
    case epochs(Int)
    /// A share of the training, between 0 and 1.
    case share(Double)

    /// The warm-up of a text, a whole number of epochs or a share with a point; nil where it is neither.
    public init?(_ description: String) {
        if let epochs = Int(description), epochs > 0 {
            self = .epochs(epochs)
        } else if description.contains("."), let share = Double(description), share > 0, share < 1 {
            self = .share(share)
        } else {
            return nil
        }
    }

    public var description: String {
        switch self {
        case .epochs(let epochs): "\(epochs)"
        case .share(let share): "\(share)"
        }
    }

    /// The share of a training of so many epochs that the warm-up takes.
    ///
    /// - Throws: ``EndlessWarmupError`` where the training ends before it.
    func share(ofEpochs epochs: Int) throws(EndlessWarmupError) -> Double {
        switch self {
        case .share(let share): return share
        case .epochs(let count):
            guard count < epochs else { throw EndlessWarmupError(warmup: count, epochs: epochs) }
            return Double(count) / Double(epochs)
        }
    }
}

/// A KL warm-up that a training would end before.
public struct EndlessWarmupError: Error, Sendable, CustomStringConvertible {
    /// The epochs of the warm-up.
    public let warmup: Int
    /// The epochs of the training.
    public let epochs: Int

    public init(warmup: Int, epochs: Int) {
        self.warmup = warmup
        self.epochs = epochs
    }

    public var description: String {
        "A KL warm-up of \(warmup) epochs would never end: the VAE is trained for \(epochs) at most. Give --kl-warmup less, "
            + "or a share of the training such as 0.2, or more --epochs."
    }
}

extension EndlessWarmupError: UserFacingError {
    package var exitStatus: ExitStatus { .usage }
}
