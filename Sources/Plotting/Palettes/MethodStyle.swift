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

    /// A fourth method under its own name.
    package static func fourth(_ name: String) -> MethodStyle {
        MethodStyle(name: name, color: Color(0x009E73), textColor: Color(0x00785A))
    }
}
