extension Method {
    /// The variational autoencoder.
    package static let vae = Method(
        "vae", VariationalAutoencoder.self, name: "VAE", longName: "variational autoencoder", indefiniteName: "a VAE",
        errorSubject: "The VAE, which can also generate new samples,", isUsual: true, preference: 5,
        shownDimensions: "the VAE's two dimensions of the largest KL divergence", followsPrior: true,
        options: VariationalChoices.options,
        needsCounts: { $0.variational.likelihood == .negativeBinomial }, check: VariationalAutoencoder.check,
        fit: VariationalAutoencoder.fit)
}

extension VariationalAutoencoder {
    /// Refuses a likelihood that does not suit the data, and a KL warm-up that would never end.
    fileprivate static func check(_ problem: FitProblem) throws {
        if let likelihood = problem.choices.variational.likelihood, !likelihood.suits(problem.kind) {
            throw UnsuitableDataError(
                "is read as a table, and a \(likelihood.name) likelihood is for images, whose pixels lie between 0 and 1. Leave "
                    + "out --likelihood, or read the data with --layout images.")
        }
        try checkWarmup(problem)
    }
}
