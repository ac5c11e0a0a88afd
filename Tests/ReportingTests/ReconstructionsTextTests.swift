import Core
import EmbeddingQuality
import Evidence
import Methods
import Plotting
import Rows
import Testing

@testable import Reporting

/// Errors of the test rows, and what is said of them.
@Suite struct ReconstructionsTextTests {
    private func report(_ means: [(Method, Double, Double)], labels: Labels? = nil) -> Report {
        SampleReport.of(
            means.map { method, mean, shift in
                (method, SampleReport.errors(about: mean, spread: 0.3, shift: shift))
            }, labels: labels)
    }

    private func headline(_ means: [(Method, Double, Double)]) -> String {
        ReconstructionsText(report(means)).headline ?? ""
    }

    /// The intervals are what the bootstrap makes of them, so that only what is about them is compared.
    private func withoutNumbers(_ sentence: String) -> String {
        sentence.replacing(/[0-9]+(?:\.[0-9]+)?(?:–[0-9.]+[0-9])?/, with: "#")
    }

    @Test func theHeadlineNamesTheBestOrThoseThatAreLevel() {
        #expect(
            withoutNumbers(headline([(.pca, 2, 0), (.ae, 1, 3), (.vae, 1.5, 5)]))
                == "The AE reconstructs unseen rows best: test MSE # (# % CI #), against PCA # and VAE #.")
        #expect(
            withoutNumbers(headline([(.pca, 1, 0), (.ae, 2, 3)]))
                == "PCA reconstructs unseen rows best: test MSE # (# % CI #), against AE #.")
        // A difference that forty rows do not show.
        #expect(
            withoutNumbers(headline([(.pca, 2, 0), (.ae, 1, 3), (.vae, 1.03, 40)]))
                == "The AE has the lowest error on unseen rows, test MSE # (# % CI #), but is not distinguishable "
                + "from the VAE "
                + "(VAE #); PCA #.")
        #expect(
            withoutNumbers(headline([(.ae, 1, 0)])) == "The AE reconstructs unseen rows with a test MSE # (# % CI #).")
    }

    @Test func detailsSayWhichClassesAndRowsAreLost() throws {
        let codes = (0..<SampleReport.rowCount).map { $0 % 2 }
        let labels = Labels.categorical(CategoricalLabels(name: "kind", categories: ["easy", "hard"], codes: codes))
        var errors = SampleReport.errors(about: 1, spread: 0.1)
        for (place, row) in SampleReport.split.test.enumerated() where codes[row] == 1 { errors[place] *= 3 }
        let report = SampleReport.of([(.pca, errors.map { 2 * $0 }), (.ae, errors)], labels: labels)
        let details = ReconstructionsText(report).details
        #expect(details.count { $0.hasPrefix("Class “hard” has the largest error (AE MSE ") } == 1, "\(details)")
        #expect(details.count { $0.contains("and “easy” the smallest (") } == 1)
        let tail = try #require(report.findings[RowErrors.self]?.distributions["ae"])
        #expect(
            details.last
                == "The tenth of the test rows with the largest errors accounts for \(percent(tail.worstTenthShare)) "
                + "of the "
                + "AE's error.")
        let figures = ErrorDistributionFigures.figures(of: report)
        #expect(figures.map(\.identifier) == ["error-distribution", "class-errors"])
        #expect(figures[1].finding.hasPrefix("The class accounts for "))
        let section = try #require(ReconstructionsSection.section(of: SectionContext(report)))
        #expect(Set(section.figures.map(\.identifier)).isSuperset(of: ["error-distribution", "class-errors"]))
    }

    /// The classes named are those of the best method's errors, whatever other methods lose.
    @Test func classesAreRankedByTheMethodThatIsNamed() throws {
        let codes = (0..<SampleReport.rowCount).map { $0 % 2 }
        let labels = Labels.categorical(CategoricalLabels(name: "kind", categories: ["a", "b"], codes: codes))
        var (linear, network) = (
            SampleReport.errors(about: 9, spread: 0.1), SampleReport.errors(about: 1, spread: 0.1)
        )
        for (place, row) in SampleReport.split.test.enumerated() {
            if codes[row] == 0 { linear[place] *= 4 } else { network[place] *= 3 }
        }
        let report = SampleReport.of([(.pca, linear), (.ae, network)], labels: labels)
        #expect(report.findings[ClassErrors.self]?.classes.first?.name == "a")
        let details = ReconstructionsText(report).details
        #expect(details.contains { $0.hasPrefix("Class “b” has the largest error (AE MSE ") }, "\(details)")
    }

    /// Nothing that the verdict leaves open is decided by another interval elsewhere.
    @Test func nothingIsBestThatTheVerdictLeavesOpen() throws {
        var generator = SeededGenerator(seed: 3, stream: "open")
        let linear = SampleReport.errors(about: 1, spread: 0.1)
        for shift in stride(from: 0.0, to: 0.3, by: 0.02) {
            let network = linear.map { max(0.01, $0 - shift + 0.45 * generator.normal()) }
            let report = SampleReport.of([(.pca, linear), (.ae, network)])
            guard let verdict = report.findings[Verdict.self], verdict.grade == .undecided else { continue }
            let headline = ReconstructionsText(report).headline ?? ""
            #expect(headline.contains("but is not distinguishable from"), "\(shift): \(headline)")
        }
    }

    /// Equal pixels are in the middle of the scale, the largest difference is at its end, and opacity is whole.
    @Test func differencesAreAboutTheMiddle() {
        let truth = Matrix(rows: 1, columns: 4, values: [0, 0.5, 1, 0.25])
        let other = Matrix(rows: 1, columns: 4, values: [1, 0.5, 0, 0.75])
        let grey = DifferenceImage.tile(of: other, from: truth, row: 0, ImageShape(height: 2, width: 2))
        #expect(grey.pixels == [1, 0.5, 0, 0.75])
        let colour = DifferenceImage.tile(of: other, from: truth, row: 0, ImageShape(height: 1, width: 1, channels: 4))
        #expect(colour.pixels == [1, 0.5, 0, 1])
    }
}
