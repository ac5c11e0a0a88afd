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
        "kind": Definition("How the test rows were chosen: random, groups, stretches, end or file."),
        "exact_copies": Definition("Rows that are equal to another.", unit: "rows"),
        "near_copies": Definition("Rows that are nearly equal to another, and equal to none.", unit: "rows"),
        "copies": Definition("Rows that are a copy of another, exactly or nearly.", unit: "rows"),
        "compared_rows": Definition("Rows among which near copies were looked for.", unit: "rows"),
        "unused_rows": Definition(
            "Rows in no part, being too near to test rows in the file or copies of such.",
            unit: "rows"),
        "successive_distance_ratio": Definition(
            "The mean distance of rows that follow each other in the file divided by that in random orders; 1 of rows in no order."
        ),
        "successive_distance_ratio_within_classes": Definition(
            "The same of the rows of each class, in the order of the file."),
        "reach": Definition("Rows after which a tenth of the dependence on former rows is left.", unit: "rows"),
        "is_dependent": Definition(
            "Whether rows depend on those before them so strongly that a random split would give test rows away."),
        "groups": Definition("Groups of rows that are held out as wholes.", unit: "groups"),
        "test_groups": Definition("Groups that are tested.", unit: "groups"),
        "file_path": Definition(
            "The column, masks or index arrays of the file that say which rows are for testing, where these are not arrays of their "
                + "own."),
        "group_column": Definition("A column that is called like groups of rows, where the user has named none."),
        "group_column_finding": Definition(
            "What was found of it: held_out, too_few, uneven (most rows are of one group) or classes, where rows of a group are near "
                + "to each other; not_near where they are not; unknown where nobody has looked."),
        "group_column_groups": Definition("Groups that the column tells apart.", unit: "groups"),
        "group_neighbor_share": Definition(
            "The share of the five nearest neighbours of rows that are of the row's own group, copies aside."),
        "group_neighbor_share_by_chance": Definition(
            "The same where rows are dealt out to groups at random, within the classes of the label if there are any."),
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
