/// A column of a data set that may tell which rows belong together, being called like one that does.
package struct GroupColumn: Sendable {
    /// The group of each row; −1 where it is missing.
    package let labels: CategoricalLabels
    /// Its path in the file, as a user would type it.
    package let path: String
    /// True if it is the label that is studied, whose values may be classes.
    package let isLabel: Bool

    package init(_ labels: CategoricalLabels, path: String, isLabel: Bool = false) {
        self.labels = labels
        self.path = path
        self.isLabel = isLabel
    }

    /// The number of rows of each group that has some.
    package var sizes: [Int] {
        var sizes = [Int](repeating: 0, count: labels.categories.count)
        for code in labels.codes where code >= 0 { sizes[code] += 1 }
        return sizes.filter { $0 > 0 }
    }
}

extension Dataset {
    /// The groups of rows that the user names; nil where none are named.
    package var namedGroups: CategoricalLabels? {
        furtherLabels.first { $0.role == .groups }.map { CategoricalLabels(groupsOf: $0.labels) }
    }

    /// The columns that are called like groups of rows, the likeliest first, then the groups of the file that rows lie in; the
    /// label may be among them.
    package var groupColumns: [GroupColumn] {
        var columns = furtherLabels.filter { [.color, .likelyGroups].contains($0.role) }.map {
            ($0.labels, $0.path, isLabel: false)
        }
        if let labels, let path = description.labelPath { columns.insert((labels, path, isLabel: true), at: 0) }
        // Groups of the file that rows lie in are such, whatever they are called; stars stand for their names.
        let others = furtherLabels.filter {
            $0.role == .likelyGroups && $0.path.contains("*") && GroupNames.rank($0.labels.name) == nil
        }.map { ($0.labels, $0.path, isLabel: $0.path == description.labelPath) }
        return (GroupNames.ranked(columns) { labels, _, _ in labels.name } + others).map { labels, path, isLabel in
            GroupColumn(
                CategoricalLabels(groupsOf: labels), path: String(path.drop { $0 == "/" }), isLabel: isLabel)
        }
    }
}

extension CategoricalLabels {
    /// The groups that labels make, whose rows have the same class or the same number.
    package init(groupsOf labels: Labels) {
        switch labels {
        case .categorical(let labels): self = labels
        case .continuous(let labels):
            let values = Set(labels.values.filter { !$0.isNaN }).sorted()
            let codes = Dictionary(uniqueKeysWithValues: values.enumerated().map { ($0.element, $0.offset) })
            self.init(
                name: labels.name, categories: values.map { "\($0)" }, codes: labels.values.map { codes[$0] ?? -1 })
        }
    }
}
