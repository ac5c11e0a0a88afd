/// A change to the rows of blocks on their way from the file.
package enum BlockChange: Sendable {
    /// Only these columns are kept, ascending.
    case columns([Int])
    /// Only these rows are kept, ascending.
    case rows([Int])
    /// Counts become logarithms, each row scaled by its total over the columns that are kept so far.
    case logarithms
    /// These numbers stand for missing ones, and become NaN.
    case missing([Double])
}
