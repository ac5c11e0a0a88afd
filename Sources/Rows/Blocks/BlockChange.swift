/// A change to the rows of blocks on their way from the file.
package enum BlockChange: Sendable {
    /// Only these columns are kept, ascending.
    case columns([Int])
    /// Only these rows are kept, ascending.
    case rows([Int])
    /// Counts become logarithms.
    case logarithms
}
