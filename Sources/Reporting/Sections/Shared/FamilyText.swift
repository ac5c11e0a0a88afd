internal import Core
internal import Evidence
internal import Methods
internal import NeuralNetworks
internal import Plotting

extension Damage {
    /// "normal noise of standard deviation 0.3", as the object of a sentence.
    var text: String {
        switch self {
        case .gaussian(let deviation): "normal noise of standard deviation \(NumberFormat.plain(deviation))"
        case .mask(let share): "masking: each number becomes 0 with probability \(NumberFormat.plain(share))"
        case .saltAndPepper(let share):
            "salt and pepper: each number becomes the least or the greatest there is with probability "
                + NumberFormat.plain(share)
        }
    }
}

extension TrainingObjective {
    /// What the training was for, in sentences; nil where there is nothing to add.
    var text: String? {
        switch self {
        case .reconstruction: return nil
        case .undoing(let damage):
            return
                "In every batch the inputs are damaged anew (\(damage.text)), and the loss is against the undamaged rows; so "
                + "is that of the validation rows."
        case .sparsity(.l1(let weight)):
            return
                "Codes are rectified, and the loss adds \(NumberFormat.plain(weight)) times their sum, each latent dimension in "
                + "units of its root mean square, which runs over about ten batches: smaller codes are no sparser."
        case .sparsity(.divergence(let rate, let weight)):
            return
                "Codes lie in 0–1, and the loss adds \(NumberFormat.plain(weight)) times the KL divergence of each latent "
                + "dimension's mean, which runs over about ten batches, from the rate \(NumberFormat.plain(rate)) (Ng, 2011)."
        case .contraction(let weight):
            return
                "The loss adds \(NumberFormat.plain(weight)) times the squared Frobenius norm of the encoder's Jacobian "
                + "(Rifai and others, 2011), codes in units of their standard deviation, taken along one random direction for "
                + "each row and step."
        case .evidence(let likelihood, let choices): return Self.text(likelihood, choices)
        }
    }

    private static func text(_ likelihood: Likelihood, _ choices: VariationalChoices) -> String {
        let name = likelihood.name
        var sentences = [
            "\(name.prefix(1).uppercased() + name.dropFirst()) likelihood\(learned(likelihood)); β = "
                + "\(NumberFormat.plain(choices.beta))"
        ]
        switch choices.warmup {
        case .epochs(let epochs): sentences[0] += ", risen from 0 over \(NumberFormat.count(epochs)) epochs."
        case .share(let share): sentences[0] += ", risen from 0 over \(percent(share)) of the training."
        case nil: sentences[0] += "."
        }
        if choices.freeBits > 0 {
            sentences.append(
                "Each latent dimension of each row may diverge by \(NumberFormat.plain(choices.freeBits)) nats at no cost (free "
                    + "bits).")
        }
        if choices.beta != 1 || choices.freeBits > 0 {
            sentences.append("The ELBO in this report is the true one all the same, with β = 1 and nothing free.")
        }
        return sentences.joined(separator: " ")
    }

    private static func learned(_ likelihood: Likelihood) -> String {
        switch likelihood {
        case .bernoulli, .continuousBernoulli: ""
        case .gaussian: " with one learned variance"
        case .negativeBinomial: " with a learned dispersion for each feature"
        }
    }
}

extension MethodResult {
    /// What the nats of an ELBO are of, as the end of a caption; nil where there is none.
    var evidenceText: String? {
        guard case .evidence(let likelihood, let choices)? = training?.objective else { return nil }
        let unit =
            switch likelihood {
            case .bernoulli: "a Bernoulli likelihood of the scaled pixels"
            case .continuousBernoulli: "a continuous Bernoulli likelihood, a density of the scaled pixels"
            case .gaussian: "a normal likelihood, a density of the scaled data"
            case .negativeBinomial: "a negative binomial likelihood of the counts"
            }
        let objective =
            choices.beta != 1 || choices.freeBits > 0
            ? " Trained with \(Self.list(choices)), measured with β = 1 and nothing free." : ""
        return "Nats of \(unit).\(objective)"
    }

    private static func list(_ choices: VariationalChoices) -> String {
        var parts: [String] = []
        if choices.beta != 1 { parts.append("β = \(NumberFormat.plain(choices.beta))") }
        if choices.freeBits > 0 { parts.append("\(NumberFormat.plain(choices.freeBits)) free nats a dimension") }
        return Report.list(parts)
    }
}
