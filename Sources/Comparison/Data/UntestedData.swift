package import Rows

/// Data that methods are fitted to without a comparison: all rows, none of them for testing.
package struct UntestedData: Sendable {
    package let dataset: Dataset
    package let scaling: Scaling
    /// The rows for training and those that tell when to stop.
    package let rows: SplitRows
}
