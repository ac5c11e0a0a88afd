internal import EmbeddingQuality
internal import Rows

/// A label as a factor of the data: in bins, and as something to predict.
struct LabelledFactor: Sendable {
    let name: String
    /// The number of each row, or its rank where some lie far out; nil of classes.
    private let numbers: [Double]?
    /// The class of each row; nil of numbers.
    private let classes: [Int]?

    /// The fewest rows that a factor has to be known of.
    static let leastRows = 50
    /// The most classes that are predicted, the most frequent ones.
    static let mostIndicators = 20
    /// Numbers of no more different values than there are bins have a bin for each.
    static let bins = 20

    /// A label as a factor; nil if it says too little of rows: it does not vary, hardly any are known, or it has classes of
    /// less than five rows, as identifiers have.
    ///
    /// - Parameters:
    ///   - labels: The label of all rows.
    ///   - rows: The rows that are looked at.
    init?(_ labels: Labels, at rows: [Int]) {
        name = labels.name
        switch labels {
        case .categorical(let labels):
            (numbers, classes) = (nil, labels.codes)
            let known = rows.map { labels.codes[$0] }.filter { $0 >= 0 }
            let count = Set(known).count
            guard known.count >= Self.leastRows, count > 1, 5 * count <= known.count else { return nil }
        case .continuous(let labels):
            let ranks = LabelRanks(labels.values).values
            (numbers, classes) = (ranks, nil)
            let known = rows.map { ranks[$0] }.filter(\.isFinite)
            guard known.count >= Self.leastRows, Set(known).count > 1 else { return nil }
        }
    }

    /// The factor of rows in bins: each class, each of few numbers, or equal widths.
    func binned(at rows: [Int]) -> BinnedValues {
        if let numbers { return BinnedValues(levels: rows.map { numbers[$0] }, atMost: Self.bins) }
        let codes = rows.map { classes?[$0] ?? -1 }
        let present = Set(codes.filter { $0 >= 0 }).sorted()
        let places = Dictionary(uniqueKeysWithValues: zip(present, present.indices))
        return BinnedValues(bins: codes.map { places[$0] ?? -1 }, count: max(1, present.count))
    }

    /// The factor of rows as something to predict.
    func target(at rows: [Int]) -> FactorTarget {
        guard let classes else { return FactorTarget(numbers: rows.map { numbers?[$0] ?? .nan }) }
        return FactorTarget(classes: rows.map { classes[$0] }, indicated: indicated)
    }

    /// The number of outputs that predict it.
    var outputCount: Int { classes == nil ? 1 : indicated.count }

    /// The most frequent classes, by code.
    private var indicated: [Int] {
        var counts: [Int: Int] = [:]
        for code in classes ?? [] where code >= 0 { counts[code, default: 0] += 1 }
        let order = counts.keys.sorted { (-(counts[$0] ?? 0), $0) < (-(counts[$1] ?? 0), $1) }
        return order.prefix(Self.mostIndicators).sorted()
    }
}

extension StudyData {
    /// The most labels that are taken for factors.
    static let mostFactors = 20

    /// The labels that vary among rows, the first one first; with no more than one there is nothing to tell apart.
    func factors(at rows: [Int]) -> [LabelledFactor] {
        let all = [labels].compactMap(\.self) + furtherLabels.map(\.labels)
        return Array(all.compactMap { LabelledFactor($0, at: rows) }.prefix(Self.mostFactors))
    }
}
