package import Plotting

/// A method that a report compares.
package enum Method: String, CaseIterable, Sendable, Codable {
    case pca
    case ae
    case dae
    case sae
    case cae
    case vae

    /// What a report compares unless asked otherwise.
    package static let usual: [Method] = [.pca, .ae, .vae]

    /// What it is called in figures and tables.
    package var name: String { style.name }

    /// What it is called in sentences.
    package var longName: String {
        switch self {
        case .pca: "principal component analysis"
        case .ae: "undercomplete autoencoder"
        case .dae: "denoising autoencoder"
        case .sae: "sparse autoencoder"
        case .cae: "contractive autoencoder"
        case .vae: "variational autoencoder"
        }
    }

    /// What it is called where a sentence speaks of one, with its article.
    package var indefiniteName: String {
        switch self {
        case .pca: "PCA"
        case .ae: "an autoencoder"
        case .dae, .sae, .cae: "a \(longName)"
        case .vae: "a VAE"
        }
    }

    /// How it looks in every figure.
    package var style: MethodStyle {
        switch self {
        case .pca: .pca
        case .ae: .autoencoder
        case .dae: .denoisingAutoencoder
        case .sae: .sparseAutoencoder
        case .cae: .contractiveAutoencoder
        case .vae: .variationalAutoencoder
        }
    }

    /// Whether it is a network that is trained in epochs.
    package var isNetwork: Bool { self != .pca }
}
