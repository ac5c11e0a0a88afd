internal import Rows
internal import Splitting

/// The separation of training rows from test rows: whether one gives the other away, and what was done about it.
package enum Separation: Question {
    package static let id = "split"

    package struct Finding: Codable, Sendable {
        /// The kind of the split: random, groups, stretches, end or file.
        package let kind: String
        /// The number of rows that are equal to another.
        package let exactCopies: Int
        /// The number of rows that are nearly equal to another, and equal to none.
        package let nearCopies: Int
        /// The number of rows that are a copy of another, exactly or nearly.
        package let copies: Int
        /// The number of rows among which near copies were looked for.
        package let comparedRows: Int
        /// The number of rows in no part.
        package let unusedRows: Int
        /// The mean distance of successive rows divided by that in random orders.
        package let successiveDistanceRatio: Double?
        /// The same within classes.
        package let successiveDistanceRatioWithinClasses: Double?
        /// The number of rows after which a tenth of the dependence is left.
        package let reach: Int?
        /// True if rows depend on those before them so strongly that a random split would give test rows away.
        package let isDependent: Bool
        /// The number of groups.
        package let groups: Int?
        /// The number of groups that are tested.
        package let testGroups: Int?
        /// The place where the file says which rows are for testing; nil if they are arrays of their own, or chosen
        /// otherwise.
        package let filePath: String?
        /// The name of a column that is called like groups of rows, unless the user has named groups.
        package let groupColumn: String?
        /// The result of looking at the column: held_out, too_few, uneven, classes, near, not_near or unknown.
        package let groupColumnFinding: String?
        /// The number of its groups.
        package let groupColumnGroups: Int?
        /// The share of the nearest neighbours of rows that are of the row's own group.
        package let groupNeighborShare: Double?
        /// The same where rows are dealt out to groups at random.
        package let groupNeighborShareByChance: Double?
    }

    package static let definitions = [
        "kind": Definition("Choice of the test rows: random, groups, stretches, end or file."),
        "exact_copies": Definition("Rows equal to another row.", unit: "rows"),
        "near_copies": Definition("Rows nearly equal to another row and equal to none.", unit: "rows"),
        "copies": Definition("Rows that are an exact or near copy of another row.", unit: "rows"),
        "compared_rows": Definition("Rows searched for near copies.", unit: "rows"),
        "unused_rows": Definition(
            "Rows in no part because they are too close to test rows in the file, or copies of such rows.",
            unit: "rows"),
        "successive_distance_ratio": Definition(
            "Mean distance between consecutive rows of the file divided by that in random order (1, no order)."
        ),
        "successive_distance_ratio_within_classes": Definition(
            "The same within each class."),
        "reach": Definition(
            "Number of rows after which the dependence on earlier rows has fallen to a tenth.", unit: "rows"),
        "is_dependent": Definition(
            "True if rows depend on preceding rows so strongly that a random split would leak test rows."),
        "groups": Definition("Groups of rows held out as wholes.", unit: "groups"),
        "test_groups": Definition("Groups in the test set.", unit: "groups"),
        "file_path": Definition(
            "Column, masks or index arrays of the file that define the test rows, if these are not separate arrays."),
        "group_column": Definition("Column with a name that suggests groups of rows, if the user has named none."),
        "group_column_finding": Definition(
            "Finding on that column: held_out, too_few, uneven (most rows are in one group) or classes if rows of a "
                + "group are close to each other; not_near if they are not; unknown if this was not examined."),
        "group_column_groups": Definition("Number of groups in the column.", unit: "groups"),
        "group_neighbor_share": Definition(
            "Fraction of a row's five nearest neighbours in its own group, excluding copies."),
        "group_neighbor_share_by_chance": Definition(
            "The same with rows assigned to groups at random, within the classes of the label if there are any."),
    ]

    package static func find(in study: Study) -> Answer<Separation>? {
        study.data.splitting.map { splitting in
            Answer(
                Finding(
                    kind: splitting.kind.rawValue, exactCopies: splitting.exactCopies,
                    nearCopies: splitting.nearCopies, copies: splitting.exactCopies + splitting.nearCopies,
                    comparedRows: splitting.comparedRows, unusedRows: splitting.unusedRows,
                    successiveDistanceRatio: splitting.successiveDistanceRatio,
                    successiveDistanceRatioWithinClasses: splitting.ratioWithinClasses, reach: splitting.reach,
                    isDependent: splitting.isDependent, groups: splitting.groupCount,
                    testGroups: splitting.testGroupCount, filePath: splitting.filePath,
                    groupColumn: splitting.groupEvidence?.name,
                    groupColumnFinding: splitting.groupEvidence?.finding.rawValue,
                    groupColumnGroups: splitting.groupEvidence?.groupCount,
                    groupNeighborShare: splitting.groupEvidence?.neighborShare,
                    groupNeighborShareByChance: splitting.groupEvidence?.neighborShareByChance))
        }
    }
}
