/// What rows are, as far as choosing a network goes.
public enum DataKind: Sendable, Equatable {
    /// Pixels in 0–1, `[height, width, channels]` a row.
    case images(height: Int, width: Int, channels: Int)
    /// Standardised columns.
    case table
}
