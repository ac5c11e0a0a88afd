internal import Comparison
internal import Core
internal import Drawing
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import Plotting

/// Figures of the part of N(0, I) that holds codes.
enum CodeMapFigures {
    private static let categories = ["code nearby", "no code"]
    private static let colors = [PointColoring.plain, Color(0xFF4477)]

    /// A map of each of the methods that are compared: draws from N(0, I) over the codes of training rows.
    static func figures(of report: Report, _ answer: Answer<NewData>) -> [ReportFigure] {
        let contrast = answer.finding.contrast
        let shown = [contrast?.method, contrast?.against].compactMap(\.self)
        let maps = answer.illustration.maps.filter { shown.isEmpty || shown.contains($0.method.rawValue) }
        let order = shown.isEmpty ? maps.map(\.method.rawValue) : shown
        return order.prefix(2).compactMap { id in
            guard let map = maps.first(where: { $0.method.rawValue == id }), let result = report.result(of: map.method),
                let occupancy = answer.finding.priors[id]
            else { return nil }
            return figure(of: report, result, map, occupancy)
        }
    }

    private static func figure(
        of report: Report, _ result: MethodResult,
        _ map: (method: Method, codes: Matrix, draws: Matrix, isEmpty: [Bool]), _ occupancy: CodeOccupancy
    ) -> ReportFigure {
        let position = LatentPositions(result, in: report)
        let places = [map.codes, map.draws].map { position.places(of: $0) }
        let count = map.codes.rows + map.draws.rows
        let positions = Matrix(rows: count, columns: places[0].columns, values: places.flatMap(\.values))
        let isDraw = (0..<count).map { $0 >= map.codes.rows }
        let codes = [Int](repeating: -1, count: map.codes.rows) + map.isEmpty.map { $0 ? 1 : 0 }
        let key = ClassColors(categories: categories, codes: codes, positions: positions, given: colors)
        let coloring = PointColoring.categorical(codes: codes, categories: categories, colors: key)
        let panel: any Figure =
            positions.columns == 1
            ? LatentHistogram(
                positions: positions, isTest: isDraw, coloring: coloring, axisTitle: position.axisTitles.0,
                seed: report.settings.seed)
            : PanelRow(
                panels: [
                    LatentScatter(
                        positions: positions, isTest: isDraw, coloring: coloring, axisTitles: position.axisTitles,
                        showsPrior: true, seed: report.settings.seed, labelsClusters: false)
                ], legend: ClassIndex(colors: key))
        let method = result.method
        return ReportFigure(
            identifier: "codes-\(method.rawValue)", title: "Coverage of the prior by codes of \(method.definiteName)",
            figure: panel,
            width: .half,
            finding:
                "\(percent(occupancy.empty.value)) of the probability mass of N(0, I) is far from all codes of "
                + "\(method.definiteName).",
            explanation:
                "Draws from N(0, I) (n = \(NumberText.count(occupancy.draws))) "
                + (positions.columns == 1 ? "by the nearest training code (n = " : "over training codes (grey, n = ")
                + "\(NumberText.count(occupancy.codes))); no code, farther from every training code than 95 % of the test codes are "
                + "from the closest one."
                + LatentPositions.viewSentences(of: [result], in: report).map { " " + $0 }.joined()
                + (result.latentSize > 2 ? " Distances are those in all dimensions." : ""))
    }
}
