extension Method {
    /// The contractive autoencoder.
    package static let cae = Method(
        "cae", ContractiveAutoencoder.self, name: "CAE", longName: "contractive autoencoder", preference: 1,
        options: ContractiveChoices.options, fit: ContractiveAutoencoder.fit)
}
