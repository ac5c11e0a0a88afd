package import Comparison
package import Core
package import EmbeddingQuality
package import Rows
package import Splitting

/// The rows that methods are judged on, with what is known of them.
package struct StudyData: Sendable {
    /// The training, validation and test rows.
    package let split: Split
    /// The way in which the rows were split, and the reason; nil if that is not known.
    package let splitting: SplitDescription?
    /// The bounds that features are held within, and how many values lay beyond; nil where none did.
    package let clipping: Clipping?
    /// The scaled test rows, `[test rows, features]`.
    package let truth: Matrix
    /// The labels of all rows that they are split and judged by.
    package let labels: Labels?
    /// Further labels: those by which the user asks the rows to be coloured, in that order, and factors that nobody has named.
    package let furtherLabels: [FurtherLabel]
    /// `[features]`.
    package let featureNames: [String]
    /// The shape of the data's images; nil for tables.
    package let imageShape: ImageShape?
    /// The channel of each feature of series, in the order of time within each, `[features]`; nil of other data.
    package let channels: [Int]?
    /// The place of each feature along an axis that the file states, `[features]`; nil without one.
    package let axisPlaces: [Double]?
    /// The title of that axis, with its unit.
    package let axisTitle: String?
    /// The grid whose places the rows are; nil where they are on none.
    package let grid: RowGrid?
    /// The place of each row on the grid, `[rows]`; nil where they are on none.
    package let gridPlaces: [Int]?
    /// A number for each row, the same for rows that belong together, such as those of one patient; nil where rows are
    /// independent.
    package let groups: [Int]?
    /// Rows of another file that methods are asked about; nil without.
    package let probe: ProbeRows?
    /// The label by a range of which the user asks rows to be held out; nil where none is named.
    package let heldOutLabel: ContinuousLabels?

    package init(
        split: Split, splitting: SplitDescription? = nil, clipping: Clipping? = nil, truth: Matrix,
        labels: Labels? = nil,
        furtherLabels: [FurtherLabel] = [], featureNames: [String], imageShape: ImageShape? = nil,
        channels: [Int]? = nil, axisPlaces: [Double]? = nil, axisTitle: String? = nil,
        grid: RowGrid? = nil, gridPlaces: [Int]? = nil, groups: [Int]? = nil,
        probe: ProbeRows? = nil, heldOutLabel: ContinuousLabels? = nil
    ) {
        self.split = split
        self.splitting = splitting
        self.clipping = clipping
        self.truth = truth
        self.labels = labels
        self.furtherLabels = furtherLabels
        self.featureNames = featureNames
        self.imageShape = imageShape
        self.channels = channels
        self.axisPlaces = axisPlaces
        self.axisTitle = axisTitle
        self.grid = grid
        self.gridPlaces = gridPlaces
        self.groups = groups
        self.probe = probe
        self.heldOutLabel = heldOutLabel
    }

    /// The groups of the test rows, `[test rows]`; nil where rows are independent.
    package var testGroups: [Int]? { groups.map { groups in split.test.map { groups[$0] } } }

    /// True if groups are stretches of the file, numbered in its order, of rows that depend on those before them.
    package var areGroupsSuccessive: Bool { groups != nil && split.gap > 0 }

    /// The number of independent units to test on: groups, or rows if these are independent.
    package var testUnits: Int { testGroups.map { Set($0).count } ?? split.test.count }

    /// The bootstrap that gives the uncertainty of measures over the test rows.
    package func bootstrap(seed: UInt64) -> Bootstrap { Bootstrap(seed: seed, groups: testGroups) }
}
