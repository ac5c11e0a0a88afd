public import Core
public import NeuralNetworks

/// The kind of data, which decides on networks and likelihoods.
public enum DataKind: Sendable, Equatable {
    /// Pixels in 0–1.
    case images(ImageShape)
    /// Standardised columns.
    case table
    /// Standardised columns of the logarithms of counts, with what they were scaled by.
    case counts(CountScale)

    /// True if rows are images.
    var isImages: Bool {
        if case .images = self { true } else { false }
    }
}
