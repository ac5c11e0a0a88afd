internal import Core

/// The scaling of columns, as a sentence for the reader.
struct ScalingText {
    private let dataset: Dataset
    private let rule: ScalingRule
    /// The rows that numbers are from.
    private let rows: String

    init(_ dataset: Dataset, trainingCount: Int, rule: ScalingRule) {
        self.dataset = dataset
        self.rule = rule
        rows = "the \(NumberFormat.count(trainingCount)) training rows"
    }

    /// A word for what has numbers of its own.
    private var unit: String { dataset.seriesShape == nil ? "column" : "channel" }

    private var each: String {
        dataset.seriesShape.map { "each of the \($0.channels) channels, at all times alike," } ?? "each column"
    }

    /// Columns that are centred and divided, some of which are constant.
    func sentence(_ way: ColumnScaling, constant: Int) -> String {
        let moments = "by its mean and standard deviation over \(rows)"
        let what =
            switch way {
            case .standardised: "\(each) is standardised \(moments)"
            case .counts:
                "of each count the logarithm of 1 + count is taken, and each column of these standardised \(moments)"
            case .centred: centred
            case .logarithmic: "values are replaced by log(1 + x) (log1p); \(centred)"
            }
        let which = constant == 1 ? "1 \(unit) is" : "\(NumberFormat.count(constant)) \(unit)s are"
        return whole(what + (constant > 0 ? "; \(which) constant there and only centred" : ""))
    }

    private var centred: String {
        "\(unit)s are centred by their mean over \(rows), and all divided by one number, the root of their mean variance there"
    }

    /// Columns that are mapped to 0–1, some of which are constant.
    func ranges(constant: Int) -> String {
        let which =
            constant == 1
            ? "1 \(unit) is constant there and becomes"
            : "\(NumberFormat.count(constant)) \(unit)s are constant there and become"
        return whole(
            "\(each) is mapped from the range of its values in \(rows) to 0–1"
                + (constant > 0 ? "; \(which) 0" : ""))
    }

    /// Columns that are left as they are.
    var unchanged: String { whole("values are left as they are") }

    /// The whole sentence, with what was done before and on whose word.
    private func whole(_ what: String) -> String {
        let counts =
            dataset.isLogCounts
            ? "counts are scaled to add up to \(NumberFormat.count(Int(FeatureMatrix.countsPerRow))) in each row and replaced by log(1 + x) "
                + "(log1p); " : ""
        let sentence = counts + what + rule.remark + "."
        return sentence.prefix(1).uppercased() + sentence.dropFirst()
    }
}
