internal import Core
internal import Drawing
internal import EmbeddingQuality
internal import Evidence
internal import Foundation
internal import Methods
internal import Plotting

extension ReportTable {
    /// The error of each method by its number of latent dimensions; nil where networks were measured at a single one.
    static func dimensions(of report: Report, _ finding: Dimensions.Finding) -> ReportTable? {
        let methods = report.methods.filter { finding.curves[$0.id] != nil }
        let sizes = Set(
            methods.filter { !$0.method.isLinear }.flatMap { (finding.curves[$0.id] ?? []).map(\.latentSize) })
        guard sizes.count > 1 else { return nil }
        let points = methods.flatMap { finding.curves[$0.id] ?? [] }.filter { sizes.contains($0.latentSize) }
        let largest = points.map(\.mse.value).filter { $0 > 0 }.max() ?? 1
        let exponent = min(0, max(-6, Int(log10(largest).rounded(.down))))
        let scale = pow(10, -Double(exponent))
        let shown = points.map { $0.mse.scaled(by: scale) }
        let decimals = max(min(3, shown.commonDecimals), NumberText.errorDecimals(shown.map(\.value)))
        let linear = methods.filter { (finding.curves[$0.id] ?? []).contains { $0.logLikelihood != nil } }
        let probabilistic = methods.filter { (finding.curves[$0.id] ?? []).contains { $0.elbo != nil } }
        let unit = exponent < 0 ? " ×\(NumberFormat.powerOfTen(exponent))" : ""
        func point(_ result: MethodResult, _ size: Int) -> Dimensions.Point? {
            finding.curves[result.id]?.first { $0.latentSize == size }
        }
        let columns: [Table.Column] =
            [Table.Column("dimensions", alignment: .right)]
            + methods.map { Table.Column(StyledText("\($0.method.name) MSE\(unit) ↓"), alignment: .decimal) }
            + linear.map { Table.Column(StyledText("\($0.method.name) log-likelihood (nats) ↑"), alignment: .decimal) }
            + probabilistic.flatMap { result in
                [
                    Table.Column(StyledText("\(result.method.name) ELBO (nats) ↑"), alignment: .decimal),
                    Table.Column(StyledText("\(result.method.name) active"), alignment: .right),
                ]
            }
        let rows = sizes.sorted().map { size -> [StyledText] in
            let least = methods.compactMap { point($0, size)?.mse.value }.min()
            let errors = methods.map { result -> StyledText in
                guard let mse = point(result, size)?.mse else { return "–" }
                let isBest = mse.value == least && methods.count > 1
                let shown = mse.scaled(by: scale)
                return StyledText(shown.valueText(decimals: decimals), weight: isBest ? .semibold : .regular)
                    + StyledText(" \(shown.intervalText(decimals: decimals))", color: .muted)
            }
            let likelihoods = linear.map { StyledText(point($0, size)?.logLikelihood?.text ?? "–") }
            let evidence = probabilistic.flatMap { result -> [StyledText] in
                let own = point(result, size)
                return [
                    StyledText(own?.elbo?.text ?? "–"), StyledText(own?.activeUnits.map(NumberText.count) ?? "–"),
                ]
            }
            return [StyledText(NumberText.count(size), weight: size == finding.latentSize ? .semibold : .regular)]
                + errors
                + likelihoods + evidence
        }
        return ReportTable(
            Table(columns: columns, rows: rows), title: "Errors by number of dimensions",
            caption: "Test error by number of latent dimensions",
            explanation:
                "\(report.testCount). Brackets, 95 % bootstrap intervals; bold, best value in each row, and the size "
                + "used in the rest of the "
                + "report\(probabilistic.isEmpty ? "." : "; active, number of latent dimensions in use.")")
    }
}
