internal import Core
internal import Drawing
internal import EmbeddingQuality
internal import Methods
internal import Plotting

/// The table of methods and measures: the best of each measure in bold, and who can't be told from it.
struct MeasureTable {
    private let report: Report

    init(_ report: Report) {
        self.report = report
    }

    /// The measures that compare methods, in columns.
    var comparison: Table {
        let measures = [Measure.mse, .r2, .trustworthiness, .continuity, .knnAccuracy, .knnR2].filter { measure in
            report.methods.contains { $0.measures[measure] != nil }
        }
        return Table(
            columns: [Table.Column("method")] + measures.map { Table.Column(header($0), alignment: .decimal) },
            rows: report.methods.flatMap { result in
                let values = [StyledText(result.method.name, weight: .semibold)] + measures.map { cell($0, of: result) }
                let spreads = measures.map { spreadCell($0, of: result) }
                return result.repeats.isEmpty ? [values] : [values, [seeds(result)] + spreads]
            },
            footnotes: footnotes(for: measures))
    }

    /// How much of the damage each method undoes; nil where none was done.
    var restoration: Table? {
        guard let restoration = report.restoration else { return nil }
        let scale = power(10, -errorExponent(.restored))
        let damaged = restoration.damagedError.estimate.scaled(by: scale)
        let measures = [Measure.restored, .undone]
        let own =
            StyledText(damaged.valueText(decimals: decimals(of: .restored)))
            + StyledText(" \(damaged.intervalText(decimals: decimals(of: .restored)))", color: .muted)
        return Table(
            columns: [Table.Column("method")] + measures.map { Table.Column(header($0), alignment: .decimal) },
            rows: [[StyledText("as damaged", weight: .semibold), own, "–"]]
                + report.methods.map { result in
                    [StyledText(result.method.name, weight: .semibold)] + measures.map { cell($0, of: result) }
                },
            footnotes: footnotes(for: measures))
    }

    /// What the row of a network's spread over seeds is called.
    private func seeds(_ result: MethodResult) -> StyledText {
        StyledText("\(result.repeats.count) seeds", color: .muted)
    }

    /// The mean and the standard deviation over seeds.
    private func spreadCell(_ measure: Measure, of result: MethodResult) -> StyledText {
        guard var spread = result.spread(of: measure) else { return "–" }
        spread = spread.scaled(by: power(10, -errorExponent(measure)))
        return StyledText(spread.text(atLeast: decimals(of: measure)))
    }

    /// The evidence lower bound and its parts of methods that have one; nil without any.
    var evidence: Table? {
        let results = report.methods.filter { $0.measures[.elbo] != nil }
        let measures = [Measure.elbo, .reconstruction, .divergence].filter { measure in
            results.contains { $0.measures[measure] != nil }
        }
        guard !measures.isEmpty else { return nil }
        return Table(
            columns: [Table.Column("method")]
                + measures.map { Table.Column(StyledText("\($0.title) (nats per row)"), alignment: .decimal) },
            rows: results.flatMap { result in
                [
                    [StyledText(result.method.name, weight: .semibold)]
                        + measures.map { StyledText(result.measures[$0]?.estimate.text ?? "") }
                ]
                    + (result.repeats.isEmpty
                        ? [] : [[seeds(result)] + measures.map { StyledText(result.spread(of: $0)?.text() ?? "–") }])
            })
    }

    private func footnotes(for measures: [Measure]) -> [StyledText] {
        let hasDagger = report.methods.contains { result in
            measures.contains { isLevelWithBest($0, result) }
        }
        return hasDagger
            ? ["† The paired 95 % interval of the difference from the best includes 0."] : []
    }

    /// The power of ten that an error's column is in.
    private func errorExponent(_ measure: Measure) -> Int {
        guard measure == .mse || measure == .restored else { return 0 }
        let largest = report.methods.compactMap { $0.measures[measure]?.estimate.value }.filter(\.isFinite).max() ?? 1
        var exponent = 0
        while largest * power(10, -exponent) < 1 && exponent > -6 && largest > 0 { exponent -= 1 }
        return exponent
    }

    private func header(_ measure: Measure) -> StyledText {
        let arrow = measure.higherIsBetter.map { $0 ? " ↑" : " ↓" } ?? ""
        let exponent = errorExponent(measure)
        let unit = exponent < 0 ? " ×\(NumberFormat.powerOfTen(exponent))" : ""
        return StyledText(measure.title + unit + arrow)
    }

    private func cell(_ measure: Measure, of result: MethodResult) -> StyledText {
        guard var estimate = result.measures[measure]?.estimate else { return "–" }
        estimate = estimate.scaled(by: power(10, -errorExponent(measure)))
        let decimals = decimals(of: measure)
        let isBest = best(measure)?.method == result.method && report.methods.count > 1
        let value = StyledText(estimate.valueText(decimals: decimals), weight: isBest ? .semibold : .regular)
        let dagger = isLevelWithBest(measure, result) ? " †" : ""
        return value + StyledText(" \(estimate.intervalText(decimals: decimals))\(dagger)", color: .muted)
    }

    /// The decimals of a measure's column.
    private func decimals(of measure: Measure) -> Int {
        let scale = power(10, -errorExponent(measure))
        let common = report.methods.compactMap { $0.measures[measure]?.estimate.scaled(by: scale) }.commonDecimals
        // A fourth decimal of a share tells nobody anything, and takes room.
        return min(3, common)
    }

    private func best(_ measure: Measure) -> MethodResult? {
        guard let higherIsBetter = measure.higherIsBetter else { return nil }
        return report.methods.filter { $0.measures[measure] != nil }.max { first, second in
            let a = first.measures[measure]?.estimate.value ?? 0
            let b = second.measures[measure]?.estimate.value ?? 0
            return higherIsBetter ? a < b : a > b
        }
    }

    /// Whether a method can't be told from the best by this measure.
    private func isLevelWithBest(_ measure: Measure, _ result: MethodResult) -> Bool {
        guard let best = best(measure), best.method != result.method,
            let rows = result.measures[measure]?.rows, let bestRows = best.measures[measure]?.rows,
            rows.rowCount == bestRows.rowCount
        else { return false }
        let difference = rows.difference(from: bestRows).estimate(seed: report.settings.seed)
        return difference.lower <= 0 && difference.upper >= 0
    }

    private func power(_ base: Double, _ exponent: Int) -> Double {
        (0..<abs(exponent)).reduce(1) { value, _ in exponent > 0 ? value * base : value / base }
    }
}
