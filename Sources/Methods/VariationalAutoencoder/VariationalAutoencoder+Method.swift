extension Method {
    /// The variational autoencoder.
    package static let vae = Method(
        "vae", VariationalAutoencoder.self, name: "VAE", longName: "variational autoencoder", indefiniteName: "a VAE",
        errorSubject: "The VAE, which can also generate rows, has an error", isUsual: true, preference: 5,
        shownDimensions: "the VAE's two dimensions of the largest KL divergence", followsPrior: true,
        options: ["likelihood", "beta", "kl-warmup", "free-bits"], check: VariationalAutoencoder.check,
        fit: VariationalAutoencoder.fit)
}

/// A likelihood that was chosen for data that it does not suit.
package struct UnsuitedLikelihoodError: Error {
    package let likelihood: Likelihood
}

extension VariationalAutoencoder {
    /// Refuses a likelihood that does not suit the data, and a KL warm-up that would never end.
    fileprivate static func check(_ problem: FitProblem) throws {
        if let likelihood = problem.choices.variational.likelihood, !likelihood.suits(problem.kind) {
            throw UnsuitedLikelihoodError(likelihood: likelihood)
        }
        try checkWarmup(problem)
    }
}
