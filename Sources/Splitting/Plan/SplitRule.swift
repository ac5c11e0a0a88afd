/// A way of choosing the test rows.
package enum SplitRule: String, Sendable, Codable, CaseIterable {
    /// The file's own split where it has one; whole groups where they were named, or a column is called like groups whose rows are
    /// near to each other; where rows depend on those before them, stretches of the file, or its end if they drift; rows at random
    /// otherwise.
    case auto
    /// Rows at random, of each class its share.
    case random
    /// Whole groups at random.
    case groups
    /// The end of the file.
    case time
    /// The file's own test rows.
    case file
}
