public import Core
public import NeuralNetworks

/// What rows are, as far as choosing a network goes.
public enum DataKind: Sendable, Equatable {
    /// Pixels in 0–1.
    case images(ImageShape)
    /// Standardised columns.
    case table
    /// Standardised columns of the logarithms of counts, with what they were scaled by.
    case counts(CountScale)

    /// Whether rows are images.
    var isImages: Bool {
        if case .images = self { true } else { false }
    }
}
