internal import Core

/// The sentence on a file that was not looked at as a whole.
enum UnlistedObjects {
    /// A sentence for the reader.
    ///
    /// - Parameter limitation: The half of a sentence that says what was not looked at.
    /// - Returns: The sentence.
    static func note(_ limitation: String) -> String {
        "\(limitation.prefix(1).uppercased() + limitation.dropFirst()); others are read if they are named by their path."
    }
}
