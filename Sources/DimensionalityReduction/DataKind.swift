public import LinearAlgebra

/// What rows are, as far as choosing a network goes.
public enum DataKind: Sendable, Equatable {
    /// Pixels in 0–1.
    case images(ImageShape)
    /// Standardised columns.
    case table
}
