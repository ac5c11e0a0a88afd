internal import Comparison
internal import Core
internal import Drawing
internal import Evidence
internal import Methods
internal import Plotting

/// Figures of rows that the networks decode from codes that no row has.
enum GenerationFigures {
    /// The plane of the latent space, decoded; nil for tables.
    static func plane(of report: Report) -> ReportFigure? {
        guard let shape = report.imageShape, let answer = report.findings.answer(to: Plane.self) else { return nil }
        let (plane, side) = (answer.illustration, answer.finding.side)
        let tiles = (0..<side).map { row in (0..<side).map { Array(plane.rows[row: row * side + $0]) } }
        let titles = answer.finding.dimensions.map { DimensionNaming.coordinates.name(of: $0) }
        return ReportFigure(
            identifier: "latent-plane", title: "The VAE's latent plane",
            figure: LatentPlane(
                tiles: tiles, shape: shape, coordinates: plane.coordinates, axisTitles: (titles[0], titles[1])),
            width: .half, finding: planeFinding(answer.finding),
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
