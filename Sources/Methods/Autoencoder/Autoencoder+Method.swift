extension Method {
    /// The undercomplete autoencoder.
    package static let ae = Method(
        "ae", Autoencoder.self, name: "AE", longName: "undercomplete autoencoder", indefiniteName: "an autoencoder",
        errorSubject: "The plain autoencoder", isUsual: true, preference: 4, fit: Autoencoder.fit)
}
