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
                "VAE decoder output on a \(side) × \(side) grid of prior quantiles, so that every tile represents "
                + "equal prior probability; axes, latent coordinates. \(report.rangeText)"
                + (report.settings.latentSize > 2
                    ? " Shown are the two dimensions with the largest KL divergence; all others at 0." : ""))
    }

    /// The sentence on the differences of images between steps of the plane, and between its ends.
    private static func planeFinding(_ plane: Plane.Finding) -> String {
        let texts = NumberText.errors([plane.stepMse ?? .nan, plane.halfPlaneMse ?? .nan])
        return "Neighbouring images differ by an MSE of \(texts[0]), images half the plane apart by \(texts[1])."
    }
}
