internal import Rows

/// What is known of a column that is called like groups of rows, which nobody has named as such.
package struct GroupEvidence: Sendable, Codable, Equatable {
    /// What was found of it, and done.
    package enum Finding: String, Sendable, Codable {
        /// Rows of a group are near to each other, and whole groups are held out.
        case heldOut = "held_out"
        /// Rows of a group are near to each other, but there are too few groups to hold some out.
        case tooFew = "too_few"
        /// Rows of a group are near to each other, but most rows are of one group.
        case uneven
        /// Rows with the same value are near to each other, but it has few values of many rows each, as classes have.
        case classes
        /// Rows of a group are no nearer to each other than to others.
        case notNear = "not_near"
        /// Nobody has looked.
        case unknown
    }

    /// The name of the column.
    package let name: String
    /// What it is called with `--groups`.
    package let path: String
    /// The number of its groups.
    package let groupCount: Int
    package let finding: Finding
    /// The share of the nearest neighbours of rows that are of the row's own group; nil where nobody has looked.
    package let neighborShare: Double?
    /// The same where rows are dealt out to groups at random.
    package let neighborShareByChance: Double?

    init(_ column: GroupColumn, _ finding: Finding, _ nearness: GroupNearness? = nil) {
        name = column.labels.name
        path = column.path
        groupCount = column.sizes.count
        self.finding = finding
        neighborShare = nearness?.share
        neighborShareByChance = nearness?.shareByChance
    }
}
