package import Core
package import EmbeddingQuality
package import Rows
package import Splitting

/// The rows that methods are judged on, with what is known of them.
package struct StudyData: Sendable {
    /// Which rows are for what.
    package let split: Split
    /// How the rows were split, and why; nil where that is not known.
    package let splitting: SplitDescription?
    /// The scaled test rows, `[test rows, features]`.
    package let truth: Matrix
    /// The labels of all rows that they are split and judged by.
    package let labels: Labels?
    /// What the user asks the rows to be coloured by besides, in that order.
    package let furtherLabels: [FurtherLabel]
    /// `[features]`.
    package let featureNames: [String]
    /// The shape of the data's images; nil for tables.
    package let imageShape: ImageShape?
    /// A number for each row, the same for rows that belong together, such as those of one patient; nil where rows are
    /// independent.
    package let groups: [Int]?

    package init(
        split: Split, splitting: SplitDescription? = nil, truth: Matrix, labels: Labels? = nil,
        furtherLabels: [FurtherLabel] = [], featureNames: [String], imageShape: ImageShape? = nil, groups: [Int]? = nil
    ) {
        self.split = split
        self.splitting = splitting
        self.truth = truth
        self.labels = labels
        self.furtherLabels = furtherLabels
        self.featureNames = featureNames
        self.imageShape = imageShape
        self.groups = groups
    }

    /// The groups of the test rows, `[test rows]`; nil where rows are independent.
    package var testGroups: [Int]? { groups.map { groups in split.test.map { groups[$0] } } }

    /// How many independent things there are to test on: groups, or rows where these are independent.
    package var testUnits: Int { testGroups.map { Set($0).count } ?? split.test.count }

    /// How the uncertainty of measures over the test rows is found.
    package func bootstrap(seed: UInt64) -> Bootstrap { Bootstrap(seed: seed, groups: testGroups) }
}
