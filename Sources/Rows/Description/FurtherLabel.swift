/// A label besides the first, which the user names or the splitting of rows has a use for.
package struct FurtherLabel: Sendable, Equatable {
    /// The purpose of a label.
    package enum Role: String, Sendable, Codable {
        /// Rows are coloured by it; it has no say in how they are split.
        case color
        /// Rows with the same value belong together: they are trained on or tested as wholes.
        case groups
        /// Rows whose value lies in a range that the user names are tested.
        case heldOut
        /// Nobody has named it: rows may be coloured by it all the same.
        case found
        /// Nobody has named it, and it stands beside the first label in a table of labels: a factor that the data may have.
        case factor
        /// It is called like groups of rows, and nobody has named it: how rows are split may follow it.
        case likelyGroups
        /// The file says by it which rows are for training, for validation and for testing (``OwnSplit``).
        case split
    }

    package let labels: Labels
    /// Its path in the file, with the column where there are several.
    package let path: String
    package let role: Role

    /// True if the user names it.
    package var isNamed: Bool {
        switch role {
        case .color, .groups, .heldOut: true
        case .found, .factor, .likelyGroups, .split: false
        }
    }

    package init(_ labels: Labels, path: String, role: Role = .color) {
        self.labels = labels
        self.path = path
        self.role = role
    }
}
