/// The kind of rows.
package enum Layout: String, Sendable, CaseIterable, Codable {
    /// Pictures, all of one shape.
    case images
    /// Numbers in named or numbered columns.
    case table
    /// Places of a grid, each with a spectrum or a pattern: the pixels of a cube.
    case pixels
}
