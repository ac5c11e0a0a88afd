internal import Comparison
internal import Core
internal import Drawing
internal import Evidence
internal import Methods
internal import Plotting

/// Figures of rows that the networks decode from codes that no row has.
enum GenerationFigures {
    /// Samples and the plane of the latent space; nothing for tables.
    static func figures(of report: Report) -> [ReportFigure] {
        guard let shape = report.imageShape else { return [] }
        return [
            samples(of: report, shape: shape), plane(of: report, shape: shape),
        ].compactMap(\.self)
    }

    /// Draws from N(0, I) through each decoder, with images from the data beside them.
    private static func samples(of report: Report, shape: ImageShape) -> ReportFigure? {
        guard let answer = report.findings.answer(to: Samples.self) else { return nil }
        let samples = answer.illustration.decoded
        let perRow = 12
        let shown = 2 * perRow
        var rows: [ImageGridRow] = []
        for sample in samples.sorted(by: { $0.method.followsPrior && !$1.method.followsPrior }) {
            let count = min(shown, sample.rows.rows)
            for start in stride(from: 0, to: count, by: perRow) {
                rows.append(
                    ImageGridRow(
                        name: start == 0 ? sample.method.name : "",
                        tiles: (start..<min(start + perRow, count)).map {
                            ImageTile(pixels: Array(sample.rows[row: $0]))
                        }))
            }
        }
        return ReportFigure(
            identifier: "samples", title: "Samples from the prior",
            figure: ImageGrid(rows: rows, shape: shape, maximumTile: 16 * pointsPerMillimetre), width: .full,
            finding: sampleFinding(answer),
            explanation: "The same \(shown) codes drawn from N(0, I) (seed \(report.settings.seed)), decoded by "
                + "\(Report.list(samples.map(\.method.definiteName))). "
                + samples.map(\.method).filter(\.followsPrior).map {
                    "\($0.definiteName.capitalizedFirst) was trained to have its codes there. "
                }.joined()
                + unkept(samples.map(\.method))
                + report.rangeText)
    }

    /// Whose codes nothing keeps where the draws are.
    private static func unkept(_ methods: [Method]) -> String {
        let names = methods.filter { !$0.followsPrior }.map(\.definiteName)
        return names.isEmpty ? "" : "Nothing keeps the codes of \(Report.list(names)) there. "
    }

    /// The sentence on the distance of samples from real images.
    private static func sampleFinding(_ answer: Answer<Samples>) -> String {
        let methods = answer.illustration.decoded.map(\.method)
        let errors = methods.compactMap { answer.finding.nearestImageMse[$0.rawValue] }
        guard errors.count == methods.count, let among = answer.finding.nearestImageMseAmongTest
        else { return "Images decoded from a standard normal." }
        let texts = NumberText.errors(errors + [among])
        let parts = zip(methods, texts).map { "\($1) from a sample of \($0.definiteName)" }
        return "To the nearest test image, the MSE is on average "
            + Report.list(parts + ["\(texts.last ?? "") from a test image"]) + "."
    }

    private static func plane(of report: Report, shape: ImageShape) -> ReportFigure? {
        guard let answer = report.findings.answer(to: Plane.self) else { return nil }
        let (plane, side) = (answer.illustration, answer.finding.side)
        let tiles = (0..<side).map { row in (0..<side).map { Array(plane.rows[row: row * side + $0]) } }
        let titles = answer.finding.dimensions.map { DimensionNaming.coordinates.name(of: $0) }
        return ReportFigure(
            identifier: "latent-plane", title: "The VAE's latent plane",
            figure: LatentPlane(
                tiles: tiles, shape: shape, coordinates: plane.coordinates, axisTitles: (titles[0], titles[1])),
            width: .full, finding: planeFinding(answer.finding),
            explanation:
                "Decoded at \(side) × \(side) quantiles of N(0, I), so that each image stands for the same "
                + "share of the prior. Axes: the code. \(report.rangeText)"
                + (report.settings.latentSize > 2
                    ? " The two dimensions of the largest KL divergence; all others at 0." : ""))
    }

    /// The sentence on the differences of images between steps of the plane, and between its ends.
    private static func planeFinding(_ plane: Plane.Finding) -> String {
        let texts = NumberText.errors([plane.stepMse ?? .nan, plane.halfPlaneMse ?? .nan])
        return "Images a step apart differ by an MSE of \(texts[0]), half the plane apart by \(texts[1])."
    }
}
