extension Method {
    /// The denoising autoencoder.
    package static let dae = Method(
        "dae", DenoisingAutoencoder.self, name: "DAE", longName: "denoising autoencoder", preference: 3,
        learnsDenoising: true, options: DenoisingChoices.options, fit: DenoisingAutoencoder.fit)
}
