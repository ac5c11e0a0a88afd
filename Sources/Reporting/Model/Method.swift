package import Plotting

/// A method that a report compares.
package enum Method: String, CaseIterable, Sendable, Codable {
    case pca
    case ae
    case vae

    /// What it is called in figures and tables.
    package var name: String { style.name }

    /// What it is called in sentences.
    package var longName: String {
        switch self {
        case .pca: "principal component analysis"
        case .ae: "undercomplete autoencoder"
        case .vae: "variational autoencoder"
        }
    }

    /// How it looks in every figure.
    package var style: MethodStyle {
        switch self {
        case .pca: .pca
        case .ae: .autoencoder
        case .vae: .variationalAutoencoder
        }
    }

    /// Whether it is a network that is trained in epochs.
    package var isNetwork: Bool { self != .pca }
}
