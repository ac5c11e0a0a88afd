internal import Comparison
internal import Core
internal import Drawing
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import Plotting
internal import Rows

/// Figures of the neighbours that latent spaces keep.
enum NeighborhoodFigures {
    /// R_NX against the size of the neighbourhood.
    static func curves(of report: Report, _ finding: Neighborhoods.Finding, _ text: NeighborhoodText) -> ReportFigure {
        var series = report.methods.compactMap { result -> NeighborhoodSeries? in
            guard let embedding = finding.methods[result.id], let curve = embedding.curve else { return nil }
            let style = result.method.style
            return NeighborhoodSeries(
                style: style.named("\(style.name) \(number(embedding.area.value))"), values: curve)
        }
        if let random = finding.randomProjection, let curve = random.curve {
            series.append(
                NeighborhoodSeries(
                    style: MethodStyle(
                        name: "random \(number(random.area.value))", color: .muted, dash: [1, 2]),
                    values: curve))
        }
        return ReportFigure(
            identifier: "neighbourhoods", title: "Neighbours kept",
            figure: NeighborhoodCurves(
                sizes: finding.curveNeighbors, series: series, xTitle: "neighbours K", yTitle: "Rₙₓ(K)"),
            width: .half, finding: curveFinding(report, finding),
            explanation:
                "Fraction of a row's K nearest neighbours (\(rows(report, finding))) shared by data and latent "
                + "space, rescaled so that 0 is chance and 1 is perfect agreement. Numbers at the lines, area under "
                + "the curve on a logarithmic K "
                + "axis\(finding.randomProjection == nil ? "" : "; random, a random projection")."
        )
    }

    /// The methods that keep most near neighbours and most of the order at large.
    private static func curveFinding(_ report: Report, _ finding: Neighborhoods.Finding) -> String {
        guard
            let near = leaders(report, finding, by: \.trustworthiness.value, as: number),
            let large = leaders(report, finding, by: \.tripletAccuracy.value, as: { percent($0) })
        else { return "Neighbours kept at each size of neighbourhood." }
        let (nearVerb, largeVerb) = (near.areSeveral ? "are" : "is", large.areSeveral ? "preserve" : "preserves")
        return
            "\(near.names.capitalizedFirst) \(nearVerb) the most trustworthy for near neighbours (\(near.text)); "
            + "\(large.names) \(largeVerb) the order of most triplets (\(large.text))."
    }

    /// The methods whose value is the largest as it is printed, in the report's order.
    private static func leaders(
        _ report: Report, _ finding: Neighborhoods.Finding, by value: (Neighborhoods.Embedding) -> Double,
        as text: (Double) -> String
    ) -> (names: String, text: String, areSeveral: Bool)? {
        let values = report.methods.compactMap { result in
            finding.methods[result.id].map { (name: result.method.definiteName, value: value($0)) }
        }
        guard let most = values.map(\.value).max() else { return nil }
        let names = values.filter { text($0.value) == text(most) }.map(\.name)
        return (Report.list(names), text(most), names.count > 1)
    }

    /// The areas with their intervals, and the controls.
    static func areas(of report: Report, _ finding: Neighborhoods.Finding) -> ReportFigure {
        func row(_ name: String, _ estimate: Estimate, _ color: Color) -> DotPlotRow {
            DotPlotRow(name: name, value: estimate.value, interval: estimate.lower...estimate.upper, color: color)
        }
        let rows = report.methods.compactMap { result in
            finding.methods[result.id].map { row(result.method.name, $0.area, result.method.style.color) }
        }
        let random = finding.randomProjection.map { [row("random projection", $0.area, .muted)] } ?? []
        let most = leaders(report, finding, by: \.area.value, as: number)
        return ReportFigure(
            identifier: "neighbourhood-areas", title: "Area under Rₙₓ",
            figure: DotPlot(
                rows: rows + random + [row("all features", finding.data.area, .muted)], xTitle: "area under Rₙₓ",
                including: 0...1),
            width: .half,
            finding: areasInOrder(report, finding) ?? most.map {
                "Over all sizes of neighbourhood, \($0.names) \($0.areSeveral ? "keep" : "keeps") most (area \($0.text))."
            } ?? "Neighbours kept over all sizes of neighbourhood.",
            explanation:
                "Area under the Rₙₓ curves with 95 % bootstrap intervals over rows. All features, the data "
                + "themselves, which keep all "
                + "neighbours\(random.isEmpty ? "" : "; random projection, a projection without learning")."
        )
    }

    /// The sentence on areas of which the largest is not clear of the others: their values; nil where it is.
    private static func areasInOrder(_ report: Report, _ finding: Neighborhoods.Finding) -> String? {
        let areas = report.methods.compactMap { result in
            finding.methods[result.id].map { (name: result.method.name, area: $0.area) }
        }.sorted { $0.area.value > $1.area.value }
        guard let most = areas.first, areas.dropFirst().contains(where: { $0.area.upper >= most.area.lower }),
            Set(areas.map { number($0.area.value) }).count > 1
        else { return nil }
        return "The area under Rₙₓ is \(Report.list(areas.map { (number($0.area.value), $0.name) }))."
    }

    /// The reliable and the dubious rows on a map; nil where none was judged.
    static func reliability(
        of report: Report, _ answer: Answer<Neighborhoods>, _ text: NeighborhoodText
    ) -> ReportFigure? {
        let (finding, illustration) = (answer.finding, answer.illustration)
        let told = report.methods.filter {
            illustration.rows[$0.id] != nil && finding.methods[$0.id]?.reliability != nil
        }
        guard !told.isEmpty else { return nil }
        let places = illustration.places.map { report.split.test[$0] }
        let panels = zip(told, PanelLetters.first(told.count)).map { result, letter in
            map(result, illustration.rows[result.id] ?? [], at: places, letter, of: report)
        }
        let found = told.flatMap { illustration.rows[$0.id] ?? [] }
        let shown = RowReliability.allCases.filter(found.contains)
        return ReportFigure(
            identifier: "reliability", title: "Reliable and dubious positions",
            figure: PanelGrid(panels: panels, legend: key(to: found, told)).limited(for: panels.count), width: .full,
            finding: "Rows whose position in the latent space agrees with the data.",
            explanation:
                "Rows (\(rows(report, finding))) in each latent space. "
                + shown.map(\.explanation).joined(separator: "; ").capitalizedFirst + "."
                + LatentPositions.viewSentences(of: told, in: report).map { " " + $0 }.joined())
    }

    /// The key to what some panel shows; nil of one latent dimension, where names stand at the rows.
    private static func key(to found: [RowReliability], _ told: [MethodResult]) -> (any Figure)? {
        guard told.contains(where: { $0.latentSize > 1 }) else { return nil }
        let names = RowReliability.allCases.map(\.name)
        return ClassKey(
            colors: ClassColors(
                categories: names, codes: found.map(\.rawValue),
                positions: Matrix(rows: found.count, columns: 0, values: []),
                given: RowReliability.allCases.map(\.color)))
    }

    private static func map(
        _ result: MethodResult, _ rows: [RowReliability], at places: [Int], _ letter: String, of report: Report
    ) -> any Figure {
        let latent = LatentPositions(result, in: report)
        let positions = latent.positions.selecting(rows: places)
        let isTest = [Bool](repeating: true, count: places.count)
        let codes = rows.map(\.rawValue)
        let names = RowReliability.allCases.map(\.name)
        let coloring = PointColoring.categorical(
            codes: codes, categories: names,
            colors: ClassColors(
                categories: names, codes: codes, positions: positions, given: RowReliability.allCases.map(\.color)))
        if positions.columns == 1 {
            return LatentHistogram(
                title: result.method.name, positions: positions, isTest: isTest, coloring: coloring,
                axisTitle: latent.axisTitles.0, panelLetter: letter, seed: report.settings.seed)
        }
        return LatentScatter(
            title: result.method.name, positions: positions, isTest: isTest, coloring: coloring,
            axisTitles: latent.axisTitles, panelLetter: letter, seed: report.settings.seed, labelsClusters: false)
    }

    /// "n = 360", or how many of the test rows were drawn.
    private static func rows(_ report: Report, _ finding: Neighborhoods.Finding) -> String {
        finding.rows < report.split.test.count
            ? "\(NumberText.count(finding.rows)) of the test rows, drawn at random" : report.testCount
    }

    private static func number(_ value: Double) -> String { NumberFormat.decimal(value, decimals: 3) }
}

extension RowReliability {
    /// The name in keys.
    var name: String {
        switch self {
        case .dubious: "dubious"
        case .undecided: "neither"
        case .reliable: "reliable"
        }
    }

    /// The colour with its meaning, for captions.
    fileprivate var explanation: String {
        switch self {
        case .dubious:
            "red, dubious (distances to the nearest half of the rows correlate between latent space and data more weakly than "
                + "for 95 % of permuted rows)"
        case .undecided: "beige, neither reliable nor dubious"
        case .reliable:
            "blue, reliable (distances to the nearest half of the rows correlate between latent space and data more strongly "
                + "than for 95 % of permuted rows)"
        }
    }

    /// The colour in maps, which no method has.
    var color: Color {
        switch self {
        case .dubious: Color(0xB5202E, onDark: 0xF0626E)
        case .undecided: Color(0xC9C3B4, onDark: 0x6B675C)
        case .reliable: PointColoring.plain
        }
    }
}
