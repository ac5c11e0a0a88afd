package import Drawing

/// How a method looks in every figure.
package struct MethodStyle: Sendable, Equatable, Hashable {
    package var name: String
    package var color: Color
    /// The colour of the method's name, dark enough to read.
    package var textColor: Color
    /// Dashes of its lines, empty for a solid one.
    package var dash: [Double]

    package init(name: String, color: Color, textColor: Color? = nil, dash: [Double] = []) {
        self.name = name
        self.color = color
        self.textColor = textColor ?? color
        self.dash = dash
    }

    package static let pca = MethodStyle(name: "PCA", color: Color(0x4D4D4D), dash: [4, 2])
    package static let autoencoder = MethodStyle(name: "AE", color: Color(0x0072B2))
    package static let variationalAutoencoder = MethodStyle(
        name: "VAE", color: Color(0xD55E00), textColor: Color(0xB84A00))

    package static let denoisingAutoencoder = MethodStyle(
        name: "DAE", color: Color(0x009E73), textColor: Color(0x00785A), dash: [6, 1.5])
    package static let sparseAutoencoder = MethodStyle(
        name: "SAE", color: Color(0xCC79A7), textColor: Color(0xA34E7D), dash: [1.5, 1.5])
    package static let contractiveAutoencoder = MethodStyle(
        name: "CAE", color: Color(0xE69F00), textColor: Color(0x8F6200), dash: [6, 1.5, 1.5, 1.5])

    /// All methods, in the order of reports.
    package static let all: [MethodStyle] = [
        .pca, .autoencoder, .denoisingAutoencoder, .sparseAutoencoder, .contractiveAutoencoder,
        .variationalAutoencoder,
    ]
}
