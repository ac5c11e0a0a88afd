/// A label that rows are coloured by besides the first: it has no say in how they are split.
package struct FurtherLabel: Sendable, Equatable {
    package let labels: Labels
    /// Where in the file it is, with the column where there are several.
    package let path: String

    package init(_ labels: Labels, path: String) {
        self.labels = labels
        self.path = path
    }
}
