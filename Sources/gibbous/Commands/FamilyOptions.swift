public import ArgumentParser
public import Methods
public import NeuralNetworks
import Reporting

/// What the members of the autoencoder family are trained to do.
struct FamilyOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "What a denoising autoencoder (dae) undoes: gaussian:SD, mask:SHARE or salt-pepper:SHARE. (default: gaussian:0.3)",
            valueName: "damage"))
    var noise: Damage?

    @Option(
        help: ArgumentHelp(
            "What keeps a sparse autoencoder's (sae) codes at rest: l1:WEIGHT or kl:RATE[:WEIGHT]. (default: kl:0.1:0.001)",
            valueName: "penalty"))
    var sparsity: Sparsity?

    @Option(help: "What the encoder's Jacobian counts in a contractive autoencoder (cae). (default: 0.0003)")
    var contraction: Double?

    @Option(
        help: ArgumentHelp(
            "The VAE's likelihood: auto, bernoulli, continuous-bernoulli, gaussian or negative-binomial. (default: auto)",
            valueName: "name"))
    var likelihood: LikelihoodChoice?

    @Option(help: "What the KL divergence counts in the VAE's loss. (default: 1)")
    var beta: Double?

    @Option(
        help: ArgumentHelp(
            "How long beta rises from 0: so many epochs, or a share of the training with a point, as 0.2. (default: not at all)",
            valueName: "epochs|share"))
    var klWarmup: KLWarmup?

    @Option(
        help: ArgumentHelp(
            "Nats that each latent dimension of each row may diverge from the prior at no cost. (default: 0)",
            valueName: "nats"))
    var freeBits: Double?

    /// Takes from a settings file what the command line leaves open.
    mutating func take(from file: inout SettingsFile) throws {
        try file.fill(&noise, from: "noise")
        try file.fill(&sparsity, from: "sparsity")
        try file.fill(&contraction, from: "contraction")
        try file.fill(&likelihood, from: "likelihood")
        try file.fill(&beta, from: "beta")
        try file.fill(&klWarmup, from: "kl-warmup")
        try file.fill(&freeBits, from: "free-bits")
    }
}

extension FamilyOptions {
    /// The long names of the options that were given.
    private var given: Set<String> {
        let options = [
            "noise": noise != nil, "sparsity": sparsity != nil, "contraction": contraction != nil,
            "likelihood": likelihood?.likelihood != nil, "beta": beta != nil, "kl-warmup": klWarmup != nil,
            "free-bits": freeBits != nil,
        ]
        return Set(options.filter(\.value).keys)
    }

    /// The options that were given and that only one method has a use for.
    private var needs: [(option: String, method: Method)] {
        Method.allCases.flatMap { method in
            method.options.filter(given.contains).map { (option: "--\($0)", method: method) }
        }
    }

    /// The methods to compare: those asked for, or the usual ones and those that an option is for.
    ///
    /// - Throws: ``UsageError`` where an option is for a method that was not asked for.
    func methods(asked: [Method]?) throws -> [Method] {
        guard let asked else {
            let wanted = Set(Method.usual + needs.map(\.method))
            return Method.allCases.filter(wanted.contains)
        }
        if let (option, method) = needs.first(where: { !asked.contains($0.method) }) {
            throw UsageError(
                message:
                    "\(option) is for the \(method.longName), which --methods leaves out. Add \(method.rawValue) to "
                    + "--methods, or leave out \(option).")
        }
        return asked
    }

    /// Puts what was chosen into a training's choices.
    ///
    /// - Throws: ``UsageError`` where a number makes no sense, or a warm-up would never end.
    func apply(to choices: inout TrainingChoices) throws {
        func require(_ isGood: Bool, _ message: String) throws {
            if !isGood { throw UsageError(message: message) }
        }
        if let contraction {
            try require(
                contraction > 0 && contraction <= 1e6, "--contraction takes a number above 0, not \(contraction).")
            choices.contraction = contraction
        }
        choices.damage = noise ?? choices.damage
        choices.sparsity = sparsity ?? choices.sparsity
        choices.variational.likelihood = likelihood?.likelihood
        if let beta {
            try require(
                beta >= 0 && beta <= 1e4,
                "--beta takes a number from 0 to 10000, not \(beta); 1 makes the loss the negative ELBO.")
            choices.variational.beta = beta
        }
        if let freeBits {
            try require(freeBits >= 0 && freeBits <= 100, "--free-bits takes nats from 0 to 100, not \(freeBits).")
            choices.variational.freeBits = freeBits
        }
        choices.variational.warmup = klWarmup
        if case .epochs(let warmup)? = klWarmup, let epochs = choices.epochs, warmup >= epochs {
            throw UsageError(message: EndlessWarmupError(warmup: warmup, epochs: epochs).description)
        }
    }
}

/// A likelihood, or the usual one of the data.
enum LikelihoodChoice: ExpressibleByArgument, Equatable {
    case auto
    case chosen(Likelihood)

    init?(argument: String) {
        if argument == "auto" {
            self = .auto
        } else if let likelihood = Likelihood(rawValue: argument) {
            self = .chosen(likelihood)
        } else {
            return nil
        }
    }

    static var allValueStrings: [String] { ["auto"] + Likelihood.allCases.map(\.rawValue) }

    var likelihood: Likelihood? {
        if case .chosen(let likelihood) = self { likelihood } else { nil }
    }
}

extension Damage: ExpressibleByArgument {}
extension Sparsity: ExpressibleByArgument {}
extension KLWarmup: ExpressibleByArgument {}
