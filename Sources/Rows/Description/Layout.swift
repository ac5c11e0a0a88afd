/// The kind of rows.
package enum Layout: String, Sendable, CaseIterable, Codable {
    /// Pictures, all of one shape.
    case images
    /// Numbers in named or numbered columns.
    case table
}
