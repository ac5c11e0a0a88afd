internal import Core
internal import EmbeddingQuality
internal import Evidence
internal import Methods

/// The differences between the fits of methods, in words.
struct StabilityText {
    let finding: Stability.Finding
    /// The methods that were fitted more than once, in the report's order.
    let results: [(result: MethodResult, stability: Stability.MethodStability)]

    /// The words for a report; nil where nothing was fitted more than once.
    init?(_ report: Report) {
        guard let finding = report.findings[Stability.self] else { return nil }
        let results = report.methods.compactMap { result in
            finding.methods[result.id].map { (result: result, stability: $0) }
        }
        guard !results.isEmpty else { return nil }
        self.finding = finding
        self.results = results
    }

    /// The share of neighbours that each method keeps, against chance.
    var headline: String {
        Self.headline(
            of: results.map { (name: $0.result.method.definiteName, kept: $0.stability.neighborsKept) },
            neighbors: finding.neighbors, chance: finding.chance, variesSplit: finding.variesSplit)
    }

    /// The sentences on the neighbours that methods keep.
    ///
    /// - Parameters:
    ///   - methods: The methods' names with their articles, and the share of neighbours that they keep.
    ///   - neighbors: The number of neighbours of a row.
    ///   - chance: The share that is kept without any relation.
    ///   - variesSplit: Whether each fit has a split of its own.
    /// - Returns: One or more sentences.
    static func headline(
        of methods: [(name: String, kept: Estimate)], neighbors: Int, chance: Double, variesSplit: Bool
    ) -> String {
        let between =
            variesSplit
            ? "Between fits with different splits and seeds"
            : "Between training runs with different seeds on the same rows"
        let what = neighbors == 1 ? "nearest neighbour" : "\(neighbors) nearest neighbours"
        let parts = methods.enumerated().map { place, method in
            place == 0
                ? "\(method.name) keeps \(share(method.kept).text) of each row's \(what)"
                : "\(method.name) \(share(method.kept).brief)"
        }
        let sentence = "\(between), \(Report.list(parts)); chance is \(share(chance))."
        return ([sentence] + [conclusion(of: methods, chance: chance)].compactMap(\.self)).joined(separator: " ")
    }

    /// The meaning of what is kept, where intervals bear it out; nil where they do not.
    private static func conclusion(of methods: [(name: String, kept: Estimate)], chance: Double) -> String? {
        let byChance = methods.filter { $0.kept.lower <= chance }.map(\.name)
        let few = methods.filter { $0.kept.lower > chance && $0.kept.upper < 0.5 }.map(\.name)
        var sentences: [String] = []
        if !byChance.isEmpty {
            sentences.append(
                "\(Report.list(byChance).capitalizedFirst) keep\(byChance.count == 1 ? "s" : "") no more neighbours "
                    + "than chance."
            )
        }
        if !few.isEmpty {
            sentences.append(
                "Most neighbours in one fit of \(Report.list(few)) are not neighbours in another, so the arrangement "
                    + "of rows depends on the fit.")
        }
        if methods.allSatisfy({ $0.kept.lower > max(0.5, chance) }) {
            sentences.append("Most neighbours stay the same.")
        }
        return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }

    /// The distances that rows move, beside those of rows that were exchanged.
    var movement: String {
        let moved = results.compactMap { entry in
            entry.stability.movement.map { (name: entry.result.method.name, movement: $0) }
        }
        return "Half of the rows move by less than "
            + Report.list(moved.map { "\(Self.share($0.movement.median)) (\($0.name))" })
            + " of the latent space's spread, against "
            + Report.list(moved.map { Self.share($0.movement.medianByChance) }) + " for rows exchanged at random."
    }

    /// "71 % (95 % CI 69–73 %)", with a decimal below a tenth.
    private static func share(_ estimate: Estimate) -> IntervalText {
        IntervalText(estimate, in: .percent, decimals: estimate.value < 0.0995 ? 1 : 0)
    }

    /// "71 %" or "0.6 %".
    static func share(_ value: Double) -> String { percent(value, decimals: value < 0.0995 ? 1 : 0) }
}
