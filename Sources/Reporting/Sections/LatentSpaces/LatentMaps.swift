internal import Core
internal import Drawing
internal import Evidence
internal import Methods
internal import Plotting
internal import Rows

/// The latent dimensions and errors of rows that are places of a grid, as maps.
enum LatentMaps {
    /// The figure of all methods' maps; nil where rows are on no grid.
    static func figure(of context: SectionContext) -> ReportFigure? {
        let report = context.report
        guard let finding = report.findings[Maps.self], let illustration = report.findings.illustration(of: Maps.self)
        else { return nil }
        let methods = report.methods.filter { illustration.maps[$0.id] != nil }
        let maps = methods.compactMap { illustration.maps[$0.id] }
        let dimensions = maps.map(\.codes.count).max() ?? 0
        guard dimensions > 0 else { return nil }
        let hasErrors = maps.contains { $0.errors != nil }
        let errors = ColorLimits(values: maps.flatMap { $0.errors?.values ?? [] })
        let tiles = maps.map { map -> [MapTile?] in
            let codes = (0..<dimensions).map { index in
                map.codes.indices.contains(index)
                    ? tile(map.codes[index], ColorLimits(values: map.codes[index].values)) : nil
            }
            return codes + (hasErrors ? [map.errors.flatMap { tile($0, errors) }] : [])
        }
        let label = illustration.labels.flatMap { tile($0, context.coloring) }
        let labelRow = label.map { [$0] + [MapTile?](repeating: nil, count: dimensions - 1 + (hasErrors ? 1 : 0)) }
        let names = (1...dimensions).map { "dimension \($0)" } + (hasErrors ? ["error"] : [])
        return ReportFigure(
            identifier: "latent-maps", title: "Latent dimensions as maps",
            figure: MapGrid(
                rowNames: methods.map(\.method.name) + (labelRow == nil ? [] : ["label"]), columnNames: names,
                tiles: tiles + (labelRow.map { [$0] } ?? []),
                key: hasErrors ? errors.map { ColorBar(title: "RMS error", limits: $0) } : nil),
            width: .full, finding: sentence(finding, methods),
            explanation: explanation(
                finding, illustration, report, hasErrors: hasErrors, label: label == nil ? nil : report.labels?.name))
    }

    /// The map of the label, in the colours that it has everywhere; nil where points have others.
    private static func tile(_ map: GridMap, _ coloring: PointColoring) -> MapTile? {
        switch coloring {
        case .categorical(_, _, let colors): MapTile(width: map.width, values: map.values, classes: colors)
        case .continuous: coloring.limits.map { MapTile(width: map.width, values: map.values, limits: $0) }
        case .none: nil
        }
    }

    private static func tile(_ map: GridMap, _ limits: ColorLimits?) -> MapTile? {
        limits.map { MapTile(width: map.width, values: map.values, limits: $0) }
    }

    /// The correlation of neighbours, which is high where a dimension shows what lies next to each other in the sample.
    private static func sentence(_ finding: Maps.Finding, _ methods: [MethodResult]) -> String {
        let numbers = methods.compactMap { result -> (String, String)? in
            guard let values = finding.neighborCorrelation[result.id], let most = values.max() else { return nil }
            return (NumberFormat.decimal(most, decimals: 2), result.method.name)
        }
        guard !numbers.isEmpty else { return "The latent dimensions and errors as maps." }
        return "Codes of neighbouring places correlate at up to r = \(Report.list(numbers))."
    }

    private static func explanation(
        _ finding: Maps.Finding, _ illustration: Maps.Illustration, _ report: Report, hasErrors: Bool,
        label: String?
    ) -> String {
        let axes = report.dataset.rowGrid?.axes ?? []
        let shape = finding.shape.map { NumberFormat.count($0) }.joined(separator: "×")
        let named = axes.compactMap(\.name)
        var sentences = [
            "Each of \(NumberFormat.count(finding.places)) rows is a place of the \(shape) grid"
                + (named.count == axes.count && !named.isEmpty ? " (\(named.joined(separator: ", ")))" : "")
                + ", training rows included; places without a row are grey.",
            "Colours run from the 1st to the 99th percentile of each map of a dimension, whose sign and unit are arbitrary"
                + (hasErrors ? "; root-mean-square errors share one scale, below." : "."),
        ]
        if let label {
            sentences.append("Below them, the label \(label) in the colours that it has in the latent spaces.")
        }
        if !illustration.planes.isEmpty {
            sentences.append(
                "Of the first \(illustration.planes.count == 1 ? "axis" : "axes"), the place in the middle is shown.")
        }
        return sentences.joined(separator: " ")
    }
}
