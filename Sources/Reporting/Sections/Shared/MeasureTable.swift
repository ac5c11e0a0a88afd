internal import Core
internal import Drawing
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import Plotting

/// The table of methods and measures: the best of each measure in bold, and those not distinguishable from it.
struct MeasureTable {
    private let report: Report

    private let performance: [String: Performance.Comparison]

    init(_ report: Report) {
        self.report = report
        performance = report.findings[Performance.self]?.measures ?? [:]
    }

    /// The measures of a table that some method has a value of.
    private func measures(of table: Measure.Table) -> [Measure] {
        Measure.all.filter { measure in
            measure.table == table && report.methods.contains { $0.measures[measure] != nil }
        }
    }

    /// The measures that compare methods, in columns.
    var comparison: Table {
        let measures = measures(of: .comparison)
        return Table(
            columns: [Table.Column("method")] + measures.map { Table.Column(header($0), alignment: .decimal) },
            rows: report.methods.flatMap { result in
                let values = [StyledText(result.method.name, weight: .semibold)] + measures.map { cell($0, of: result) }
                let spreads = measures.map { spreadCell($0, of: result) }
                return result.repeats.isEmpty ? [values] : [values, [seeds(result)] + spreads]
            } + controls(measures),
            footnotes: footnotes(for: measures))
    }

    /// The controls that latent spaces are read by, in grey.
    private func controls(_ measures: [Measure]) -> [[StyledText]] {
        (report.findings[Controls.self]?.controls ?? []).map { control in
            [StyledText(control.kind.name, color: .muted)]
                + measures.map { measure in
                    guard let estimate = control.measures[measure.id] else { return StyledText("–", color: .muted) }
                    return StyledText(estimate.valueText(decimals: decimals(of: measure)), color: .muted)
                }
        }
    }

    /// The name of the row of a method's spread over splits or seeds.
    private func seeds(_ result: MethodResult) -> StyledText {
        StyledText(RepeatText(result, in: report)?.name ?? "", color: .muted)
    }

    /// The mean and the standard deviation over splits or seeds.
    func spreadCell(_ measure: Measure, of result: MethodResult) -> StyledText {
        guard var spread = result.spread(of: measure) else { return "–" }
        spread = spread.scaled(by: power(10, -errorExponent(measure)))
        return StyledText(spread.text(atLeast: decimals(of: measure)))
    }

    /// The evidence lower bound and its parts of methods that have one; nil without any.
    var evidence: Table? {
        let results = report.methods.filter { $0.measures[.elbo] != nil }
        let measures = measures(of: .evidence)
        guard !measures.isEmpty else { return nil }
        let columns: [Table.Column] = measures.map {
            Table.Column(StyledText("\($0.title) (nats per row)"), alignment: .decimal)
        }
        var rows: [[StyledText]] = []
        for result in results {
            let values: [StyledText] = measures.map { StyledText(result.measures[$0]?.estimate.text ?? "") }
            rows.append([StyledText(result.method.name, weight: .semibold)] + values)
            guard !result.repeats.isEmpty else { continue }
            let spreads: [StyledText] = measures.map { StyledText(result.spread(of: $0)?.text() ?? "–") }
            rows.append([seeds(result)] + spreads)
        }
        return Table(columns: [Table.Column("method")] + columns, rows: rows)
    }

    private func footnotes(for measures: [Measure]) -> [StyledText] {
        let hasDagger = report.methods.contains { result in
            measures.contains { isLevelWithBest($0, result) }
        }
        return hasDagger
            ? [
                "† Not distinguishable from the best method (paired 95 % interval of the difference includes zero)."
            ] : []
    }

    /// The power of ten that an error's column is in.
    private func errorExponent(_ measure: Measure) -> Int {
        guard measure.isSquaredError else { return 0 }
        let largest = report.methods.compactMap { $0.measures[measure]?.estimate.value }.filter(\.isFinite).max() ?? 1
        var exponent = 0
        while largest * power(10, -exponent) < 1 && exponent > -6 && largest > 0 { exponent -= 1 }
        return exponent
    }

    func header(_ measure: Measure) -> StyledText {
        let arrow = measure.higherIsBetter.map { $0 ? " ↑" : " ↓" } ?? ""
        let exponent = errorExponent(measure)
        let unit = exponent < 0 ? " ×\(NumberFormat.powerOfTen(exponent))" : ""
        return StyledText(measure.title + unit + arrow).leading(to: measure.definitionDestination)
    }

    private func cell(_ measure: Measure, of result: MethodResult) -> StyledText {
        guard var estimate = result.measures[measure]?.estimate else { return "–" }
        estimate = estimate.scaled(by: power(10, -errorExponent(measure)))
        let decimals = decimals(of: measure)
        let isBest = performance[measure.id]?.best == result.id && report.methods.count > 1
        let value = StyledText(estimate.valueText(decimals: decimals), weight: isBest ? .semibold : .regular)
        let dagger = isLevelWithBest(measure, result) ? " †" : ""
        return value + StyledText(" \(estimate.intervalText(decimals: decimals))\(dagger)", color: .muted)
    }

    /// The decimals of a measure's column.
    private func decimals(of measure: Measure) -> Int {
        let scale = power(10, -errorExponent(measure))
        let common = report.methods.compactMap { $0.measures[measure]?.estimate.scaled(by: scale) }.commonDecimals
        // A fourth decimal of a share is of no use and takes room; the smallest error keeps two significant digits.
        guard measure.isSquaredError else { return min(3, common) }
        let errors = report.methods.compactMap { $0.measures[measure]?.estimate.scaled(by: scale).value }
        return max(min(3, common), NumberText.errorDecimals(errors))
    }

    /// True if a method can't be told from the best by this measure.
    private func isLevelWithBest(_ measure: Measure, _ result: MethodResult) -> Bool {
        report.levelWithBest(by: measure).contains(result.id)
    }

    private func power(_ base: Double, _ exponent: Int) -> Double {
        (0..<abs(exponent)).reduce(1) { value, _ in exponent > 0 ? value * base : value / base }
    }
}
