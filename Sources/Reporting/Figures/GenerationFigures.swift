internal import Drawing
internal import LinearAlgebra
internal import Plotting

/// What the networks decode from codes that no row has.
enum GenerationFigures: ReportFigureKind {
    static func figures(of report: Report) -> [ReportFigure] {
        guard let shape = report.imageShape else { return [] }
        return [
            samples(of: report, shape: shape), plane(of: report, shape: shape),
            interpolation(of: report, shape: shape),
        ].compactMap(\.self)
    }

    /// Draws from N(0, I) through each decoder, with images from the data beside them.
    private static func samples(of report: Report, shape: ImageShape) -> ReportFigure? {
        let samples = report.illustrations.samples
        guard !samples.isEmpty else { return nil }
        let perRow = 10
        var rows: [ImageGridRow] = []
        for sample in samples.sorted(by: { $0.method == .vae && $1.method != .vae }) {
            let count = min(20, sample.rows.rows)
            for start in stride(from: 0, to: count, by: perRow) {
                rows.append(
                    ImageGridRow(
                        name: start == 0 ? sample.method.name : "",
                        tiles: (start..<min(start + perRow, count)).map {
                            ImageTile(pixels: Array(sample.rows[row: $0]))
                        }))
            }
        }
        let hasBoth = samples.count > 1
        return ReportFigure(
            identifier: "samples", title: "Samples from the prior",
            figure: ImageGrid(rows: rows, shape: shape, maximumTile: 15 * pointsPerMillimetre), width: .full,
            finding: hasBoth
                ? "A standard normal is the VAE's own prior, and a stranger to the AE."
                : "New rows from a standard normal.",
            explanation: "The same 20 codes drawn from N(0, I) (seed \(report.settings.seed)), decoded by "
                + "\(Report.list(samples.map { "the \($0.method.name)" })). "
                + (hasBoth ? "The AE was never told where its valid codes lie. " : "") + report.rangeText)
    }

    private static func plane(of report: Report, shape: ImageShape) -> ReportFigure? {
        guard let plane = report.illustrations.plane else { return nil }
        let side = plane.coordinates.count
        let tiles = (0..<side).map { row in (0..<side).map { Array(plane.rows[row: row * side + $0]) } }
        let titles = (
            "z" + LatentPositions.subscripted(plane.dimensions.0 + 1),
            "z" + LatentPositions.subscripted(plane.dimensions.1 + 1)
        )
        return ReportFigure(
            identifier: "latent-plane", title: "The VAE's latent plane",
            figure: LatentPlane(tiles: tiles, shape: shape, coordinates: plane.coordinates, axisTitles: titles),
            width: .full, finding: "Neighbouring codes decode to similar images.",
            explanation:
                "Decoded at \(side) × \(side) quantiles of N(0, I), so that each image stands for the same share of "
                + "the prior."
                + (report.settings.latentSize > 2
                    ? " The two dimensions of the largest KL divergence; all others at 0." : ""))
    }

    private static func interpolation(of report: Report, shape: ImageShape) -> ReportFigure? {
        guard let way = report.illustrations.interpolation else { return nil }
        let ends = (
            ImageTile(pixels: Array(report.truth[row: way.from])), ImageTile(pixels: Array(report.truth[row: way.to]))
        )
        let rows = way.steps.map { method, steps in
            ImageGridRow(
                name: method.name,
                tiles: [ends.0] + (0..<steps.rows).map { ImageTile(pixels: Array(steps[row: $0])) } + [ends.1])
        }
        let steps = way.steps.first?.rows.rows ?? 0
        return ReportFigure(
            identifier: "interpolation", title: "Interpolation between two test images",
            figure: ImageGrid(
                rows: rows, shape: shape,
                groups: [
                    ImageGridGroup(heading: "from", columns: 1),
                    ImageGridGroup(heading: "decoded on a straight line between their codes", columns: steps),
                    ImageGridGroup(heading: "to", columns: 1),
                ]), width: .full,
            finding: "The way between two images shows what each method takes for in between.",
            explanation:
                "Between two test images: \(way.choice). Each row runs through its own method's latent space in "
                + "\(steps) even steps, from one row's code to the other's.")
    }
}
