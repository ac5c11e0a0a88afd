/// A class or a number of each row, known beside its features.
package enum Labels: Sendable, Equatable {
    case categorical(CategoricalLabels)
    case continuous(ContinuousLabels)

    /// The name of the label.
    package var name: String {
        switch self {
        case .categorical(let labels): labels.name
        case .continuous(let labels): labels.name
        }
    }

    /// The number of classes; nil for numbers.
    package var classCount: Int? {
        if case .categorical(let labels) = self { labels.categories.count } else { nil }
    }

    /// The class of each row; nil for numbers.
    package var classes: [Int]? {
        if case .categorical(let labels) = self { labels.codes } else { nil }
    }

    /// The number of rows that there are labels for.
    package var count: Int {
        switch self {
        case .categorical(let labels): labels.codes.count
        case .continuous(let labels): labels.values.count
        }
    }
}

/// A class for each row.
package struct CategoricalLabels: Sendable, Equatable {
    package let name: String
    /// The names of the classes: numbers in their order, text in that of its code points.
    package let categories: [String]
    /// The class of each row, in `0..<categories.count`; −1 where it is missing.
    package let codes: [Int]
    /// The colour of each class that the file gives, as 0xRRGGBB; nil where it gives none.
    package let colors: [UInt32]?

    package init(name: String, categories: [String], codes: [Int], colors: [UInt32]? = nil) {
        precondition(colors.map { $0.count == categories.count } ?? true, "a colour for each category")
        precondition(codes.allSatisfy { (-1..<categories.count).contains($0) }, "a code without a category")
        self.name = name
        self.categories = categories
        self.codes = codes
        self.colors = colors
    }
}

/// A number for each row.
package struct ContinuousLabels: Sendable, Equatable {
    package let name: String
    /// The number of each row; NaN where it is missing.
    package let values: [Double]
    /// The unit that the file states, such as "degree".
    package let unit: String?

    package init(name: String, values: [Double], unit: String? = nil) {
        self.name = name
        self.values = values
        self.unit = unit
    }
}
