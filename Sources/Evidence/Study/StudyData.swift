package import Core
package import Datasets
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

    package init(
        split: Split, splitting: SplitDescription? = nil, truth: Matrix, labels: Labels? = nil,
        furtherLabels: [FurtherLabel] = [],
        featureNames: [String], imageShape: ImageShape? = nil
    ) {
        self.split = split
        self.splitting = splitting
        self.truth = truth
        self.labels = labels
        self.furtherLabels = furtherLabels
        self.featureNames = featureNames
        self.imageShape = imageShape
    }
}
