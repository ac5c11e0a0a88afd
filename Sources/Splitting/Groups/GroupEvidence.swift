internal import Rows

/// The evidence on a column that is named like groups of rows, and that the user has not chosen as such.
package struct GroupEvidence: Sendable, Codable, Equatable {
    /// The result of looking at the column, which decides whether whole groups are held out.
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
    /// The path by which `--groups` takes it.
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
