/// The naming of a method's latent dimensions.
package enum DimensionNaming: Sendable {
    /// "PC 1", "PC 2".
    case components
    /// "z₁", "z₂".
    case coordinates
    /// "X_umap 1", "X_umap 2".
    case columns(of: String)

    /// The name of a dimension, counted from 0.
    package func name(of dimension: Int) -> String {
        switch self {
        case .components: "PC \(dimension + 1)"
        case .coordinates: "z" + Self.subscripted(dimension + 1)
        case .columns(let name): "\(name) \(dimension + 1)"
        }
    }

    /// "₁₂".
    private static func subscripted(_ number: Int) -> String {
        String(
            String(number).compactMap {
                $0.wholeNumberValue.map { ["₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"][$0] }
            })
    }
}
