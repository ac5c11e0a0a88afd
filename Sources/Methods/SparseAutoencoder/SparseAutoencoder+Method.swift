extension Method {
    /// The sparse autoencoder.
    package static let sae = Method(
        "sae", SparseAutoencoder.self, name: "SAE", longName: "sparse autoencoder", preference: 2,
        options: SparseChoices.options, fit: SparseAutoencoder.fit)
}
