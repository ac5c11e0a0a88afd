import Comparison
import Core
import Drawing
import EmbeddingQuality
import Evidence
import Methods
import Rows
import Testing

@testable import Reporting

/// Sentences of a report on the differences between fits.
@Suite struct StabilityTextTests {
    private static let pca = ("PCA", Estimate(value: 0.974, lower: 0.971, upper: 0.977))
    private static let steady = ("the AE", Estimate(value: 0.712, lower: 0.70, upper: 0.724))
    private static let half = ("the AE", Estimate(value: 0.5, lower: 0.48, upper: 0.52))
    private static let few = ("the VAE", Estimate(value: 0.31, lower: 0.29, upper: 0.33))
    private static let chance = ("the VAE", Estimate(value: 0.036, lower: 0.031, upper: 0.041))

    private static let onSplits = "Between fits with different splits and seeds, "
    private static let onSeeds = "Between training runs with different seeds on the same rows, "

    @Test(arguments: [
        (
            [pca, steady], true,
            onSplits
                + "PCA keeps 97 % (95 % CI 97–98 %) of each row's 12 nearest neighbours and the AE 71 % (70–72 %); "
                + "chance is 3.3 %. "
                + "Most neighbours stay the same."
        ),
        (
            [steady], false,
            onSeeds
                + "the AE keeps 71 % (95 % CI 70–72 %) of each row's 12 nearest neighbours; chance is 3.3 %. Most "
                + "neighbours stay the same."
        ),
        // The interval leaves open whether it is most of them.
        (
            [half], false,
            onSeeds + "the AE keeps 50 % (95 % CI 48–52 %) of each row's 12 nearest neighbours; chance is 3.3 %."
        ),
        (
            [steady, few], false,
            onSeeds
                + "the AE keeps 71 % (95 % CI 70–72 %) of each row's 12 nearest neighbours and the VAE 31 % (29–33 "
                + "%); chance is 3.3 %. "
                + "Most neighbours in one fit of the VAE are not neighbours in another, so the arrangement of rows "
                + "depends on the "
                + "fit."
        ),
        (
            [pca, chance], true,
            onSplits
                + "PCA keeps 97 % (95 % CI 97–98 %) of each row's 12 nearest neighbours and the VAE 3.6 % (3.1–4.1 "
                + "%); chance is 3.3 %. "
                + "The VAE keeps no more neighbours than chance."
        ),
    ])
    func headlines(methods: [(String, Estimate)], variesSplit: Bool, text: String) {
        let said = StabilityText.headline(
            of: methods.map { (name: $0.0, kept: $0.1) }, neighbors: 12, chance: 0.0334, variesSplit: variesSplit)
        #expect(said == text)
    }

    /// A report of an AE that was trained three times, whose codes move by a little in the second and a lot in the third.
    private func report(latentSize: Int = 2, labels: Labels? = nil) throws -> Report {
        var report = SampleReport.of(
            [(.pca, SampleReport.errors(about: 1, spread: 0.1)), (.ae, SampleReport.errors(about: 0.5, spread: 0.1))],
            labels: labels
        ) { $0.latentSize = latentSize }
        var generator = SeededGenerator(seed: 1, stream: "codes")
        let codes = generator.normals(rows: SampleReport.rowCount, columns: latentSize)
        func fit(_ size: Float, _ index: UInt64) -> RepeatedTraining {
            let noise = generator.normals(rows: SampleReport.rowCount, columns: latentSize)
            let moved = Matrix(
                rows: codes.rows, columns: codes.columns,
                values: zip(codes.values, noise.values).map { 3 * ($0 + size * $1) })
            return RepeatedTraining(
                seed: index, measures: [.mse: 0.5 + 0.1 * Double(index)], training: SampleReport.training, codes: moved)
        }
        let ae = try #require(report.result(of: .ae))
        let first = RepeatedTraining(seed: 0, measures: [.mse: 0.5], training: SampleReport.training)
        let fitted = MethodResult(
            method: .ae, latentSize: latentSize, codes: codes, rowErrors: ae.rowErrors, measures: ae.measures,
            seconds: 1, repeats: [first, fit(0.1, 1), fit(0.4, 2)])
        report.methods = [report.methods[0], fitted]
        let study = Study(
            data: StudyData(
                split: SampleReport.split, truth: report.truth, labels: labels, featureNames: report.featureNames),
            settings: StudySettings(report.settings.comparison), methods: report.methods,
            comparedRows: Array(0..<SampleReport.rowCount))
        report.findings = try Findings([Stability.self], of: study)
        return report
    }

    @Test(arguments: [1, 2, 3])
    func theSectionHasWhatWasFound(latentSize: Int) throws {
        let labels = Labels.categorical(
            CategoricalLabels(
                name: "kind", categories: ["a", "b"], codes: (0..<SampleReport.rowCount).map { $0 % 3 - 1 }))
        let report = try report(latentSize: latentSize, labels: latentSize == 2 ? labels : nil)
        let finding = try #require(report.findings[Stability.self])
        let section = try #require(StabilitySection.section(of: SectionContext(report)))
        #expect(section.id == "stability" && section.blocks.count == 3)
        let figure = try #require(section.figures.first)
        let movement = try #require(finding.methods["ae"]?.movement)
        #expect(
            figure.finding
                == "Half of the rows move by less than \(percent(movement.median)) (AE) of the latent space's spread, "
                + "against \(percent(movement.medianByChance)) for rows exchanged at random.")
        #expect(figure.explanation.hasPrefix("110 rows from the training, validation and test sets"))
        let svg = SVGFile.document(
            figure.figure, width: 400, identifier: "stability", title: "Stability", description: ""
        ).text
        #expect(svg.contains(">AE<") && !svg.contains("nan"))
        guard case .table(let table) = section.blocks[2] else {
            Issue.record("no table")
            return
        }
        let rows = table.table.rows.map { $0.map(\.plain) }
        #expect(rows.map(\.first) == ["AE", "by chance"])
        #expect(rows[0][2] == NumberFormat.decimal(100 * movement.median, decimals: 1))
        // Of test MSE alone there is a spread: .5, .6 and .7.
        #expect(rows[0].last?.contains("±") == true && rows[0].count == 6)
        #expect(rows[1][1] == NumberFormat.decimal(1200.0 / 109, decimals: 1))
        #expect(table.explanation.contains("PCA is fitted to the same rows and gives the same result each time."))
    }

    @Test func withoutRepeatsThereIsNone() {
        let report = SampleReport.of([(.pca, SampleReport.errors(about: 1, spread: 0.1))])
        #expect(StabilitySection.section(of: SectionContext(report)) == nil)
    }
}
