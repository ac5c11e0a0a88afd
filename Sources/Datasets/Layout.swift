/// What the rows are.
package enum Layout: String, Sendable, CaseIterable {
    /// Pictures, all of one shape.
    case images
    /// Numbers in named or numbered columns.
    case table
}
