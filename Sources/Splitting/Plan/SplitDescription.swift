internal import Rows

/// The way in which test rows were chosen, and the reason.
package struct SplitDescription: Sendable, Codable, Equatable {
    /// A way in which test rows were chosen.
    package enum Kind: String, Sendable, Codable {
        /// Rows at random, of each class its share.
        case random
        /// Whole groups at random.
        case groups
        /// Stretches of the file with gaps to the training rows.
        case stretches
        /// The end of the file.
        case end
        /// The rows that the file keeps for testing.
        case file
        /// The rows whose label lies in a range that the user names.
        case heldOut = "held_out"
    }

    package let kind: Kind
    /// The number of rows that are equal to another.
    package let exactCopies: Int
    /// The number of rows that are nearly equal to another, and equal to none.
    package let nearCopies: Int
    /// The number of rows among which near copies were looked for.
    package let comparedRows: Int
    /// The mean distance of successive rows divided by that in a random order; nil of too few rows to tell.
    package let successiveDistanceRatio: Double?
    /// The same within classes; nil where there are none.
    package let ratioWithinClasses: Double?
    /// The number of rows after which a tenth of the dependence on former rows is left.
    package let reach: Int?
    /// True if rows depend on those before them.
    package let isDependent: Bool
    /// The number of rows in no part, being too near to test rows in the file or copies of such.
    package let unusedRows: Int
    /// The name of the groups that were held out; nil where none were.
    package let groupName: String?
    /// The number of groups, and of those that are tested; nil where none were held out.
    package let groupCount: Int?
    package let testGroupCount: Int?
    /// The place where the file says which rows are for testing; nil where they are arrays of their own, or chosen otherwise.
    package let filePath: String?
    /// The number of rows that the file itself keeps for validation; nil where it says nothing of them.
    package let fileValidationRows: Int?
    /// The label that rows are held out by, and the ends of the range that is; nil where none are.
    package let heldOutLabel: String?
    package let heldOutFrom: Double?
    package let heldOutTo: Double?
    /// The evidence on a column that is named like groups; nil if there is none, or the user has named groups.
    package let groupEvidence: GroupEvidence?

    init(
        _ split: Split, of rowCount: Int, kind: Kind, copies: RowCopies, comparedRows: Int,
        dependence: SerialDependence?, groups: CategoricalLabels?, evidence: GroupEvidence?,
        ownSplit: OwnSplit?, heldOut: (label: String, range: ClosedRange<Double>)? = nil
    ) {
        heldOutLabel = heldOut?.label
        heldOutFrom = heldOut?.range.lowerBound
        heldOutTo = heldOut?.range.upperBound
        self.kind = kind
        exactCopies = copies.exactCount
        nearCopies = copies.nearCount
        self.comparedRows = comparedRows
        successiveDistanceRatio = dependence?.ratio
        ratioWithinClasses = dependence?.ratioWithinClasses
        reach = dependence?.reach
        isDependent = dependence?.isStrong ?? false
        unusedRows = rowCount - split.training.count - split.validation.count - split.test.count
        groupName = groups?.name
        groupEvidence = evidence
        filePath = ownSplit?.path
        fileValidationRows = ownSplit.flatMap { $0.validation.isEmpty ? nil : $0.validation.count }
        groupCount = groups.map { Set($0.codes).subtracting([-1]).count }
        testGroupCount = groups.map { groups in Set(split.test.map { groups.codes[$0] }).subtracting([-1]).count }
    }
}
