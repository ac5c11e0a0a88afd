package import Evidence

/// Something that is said of autoencoders in general, which a report tests on its own data; its raw value is its key in
/// `metrics.json`.
package enum NetworkClaim: String, CaseIterable, Sendable {
    /// An autoencoder learns more interesting projections than PCA.
    case projections
    /// A code that is smaller than the input keeps what matters most.
    case compression
    /// A network works only on data like those that it was trained on.
    case dataSpecificity = "data_specificity"
    /// A denoising autoencoder undoes corruption.
    case denoising
    /// A VAE's posteriors of neighbouring codes overlap.
    case overlap
    /// Codes between two codes of a VAE decode to something real.
    case continuity
    /// Draws from the prior, decoded by a VAE, are new data; an AE does not know which codes are valid.
    case newData = "new_data"
    /// Each latent dimension describes one factor of the data.
    case factors
}

/// A claim about autoencoders with what a section of a report found of it.
package struct TestedClaim: Sendable, Equatable {
    package let claim: NetworkClaim
    package let outcome: ClaimOutcome
    /// The numbers that decided it, in a few words: "trustworthiness 0.97 against 0.84 for PCA".
    package let evidence: String
    /// The id of the section that shows it.
    package let section: String

    package init(_ claim: NetworkClaim, _ outcome: ClaimOutcome, evidence: String, section: String) {
        self.claim = claim
        self.outcome = outcome
        self.evidence = evidence
        self.section = section
    }
}
