internal import Core

extension VariationalAutoencoder {
    public var objective: TrainingObjective { choices.objective(likelihood) }
}

extension VariationalChoices {
    /// The objective of a network that is trained by these choices with a likelihood.
    func objective(_ likelihood: Likelihood) -> TrainingObjective {
        var objective = TrainingObjective()
        objective.lossTitle =
            isReweighted
            ? "reconstruction and weighted KL divergence (nats per row)" : "negative ELBO (nats per row)"
        objective.sentences = sentences(likelihood)
        objective.settings = [
            "likelihood": .text(likelihood.rawValue), "beta": .number(beta), "free_bits": .number(freeBits),
        ]
        objective.settings["kl_warmup"] = warmup.map { .text($0.description) }
        objective.meaningOfNats =
            "Nats of \(likelihood.subject)."
            + (isReweighted ? " Trained with \(reweighting), measured with β = 1 and nothing free." : "")
        objective.remedies = remedies
        return objective
    }

    /// True if the loss at the end of training is not the negative ELBO.
    private var isReweighted: Bool { beta != 1 || freeBits > 0 }

    private func sentences(_ likelihood: Likelihood) -> String {
        var sentences = [
            "The loss is the negative ELBO, with one draw from the posterior per row and a \(likelihood.name) "
                + "likelihood\(likelihood.learnedParameters); β = \(NumberFormat.plain(beta))"
        ]
        switch warmup {
        case .epochs(let epochs): sentences[0] += ", risen from 0 over \(NumberFormat.count(epochs)) epochs."
        case .share(let share):
            sentences[0] += ", risen from 0 over \(NumberFormat.decimal(100 * share, decimals: 0)) % of the training."
        case nil: sentences[0] += "."
        }
        if freeBits > 0 {
            sentences.append(
                "Each latent dimension of each row may diverge by \(NumberFormat.plain(freeBits)) nats at no cost (free bits)."
            )
        }
        if isReweighted {
            sentences.append("The ELBO in this report is the true one all the same, with β = 1 and nothing free.")
        }
        return sentences.joined(separator: " ")
    }

    /// "β = 4 and 0.2 free nats a dimension".
    private var reweighting: String {
        var parts: [String] = []
        if beta != 1 { parts.append("β = \(NumberFormat.plain(beta))") }
        if freeBits > 0 { parts.append("\(NumberFormat.plain(freeBits)) free nats a dimension") }
        return parts.joined(separator: " and ")
    }

    private var remedies: String {
        var remedies = beta > 1 ? ["a smaller --beta, such as 1"] : []
        remedies.append(
            freeBits == 0
                ? "free bits (--free-bits 0.2)" : "more free bits (--free-bits \(NumberFormat.plain(2 * freeBits)))")
        remedies.append(warmup == nil ? "a KL warm-up (--kl-warmup 0.3)" : "a longer KL warm-up")
        return remedies.joined(separator: ", ") + " or a longer training (--epochs)"
    }
}

extension Likelihood {
    /// The parameters that it learns besides means, as the end of a noun phrase; empty if there are none.
    fileprivate var learnedParameters: String {
        switch self {
        case .bernoulli, .continuousBernoulli: ""
        case .gaussian: " with one learned variance"
        case .negativeBinomial: " with a learned dispersion for each feature"
        }
    }

    /// The likelihood with the numbers that it is of.
    fileprivate var subject: String {
        switch self {
        case .bernoulli: "a Bernoulli likelihood of the scaled pixels"
        case .continuousBernoulli: "a continuous Bernoulli likelihood, a density of the scaled pixels"
        case .gaussian: "a normal likelihood, a density of the scaled data"
        case .negativeBinomial: "a negative binomial likelihood of the counts"
        }
    }
}
