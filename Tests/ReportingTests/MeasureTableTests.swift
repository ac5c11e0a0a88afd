import Drawing
import EmbeddingQuality
import Evidence
import Methods
import Testing

@testable import Reporting

@Suite struct MeasureTableTests {
    private let level = SampleReport.errors(about: 1, spread: 0.2)

    private func cells(_ report: Report, column: Int) -> [StyledText] {
        MeasureTable(report).comparison.rows.map { $0[column] }
    }

    private func isBold(_ cell: StyledText) -> Bool { cell.runs.first?.weight == .semibold }

    @Test func theBestOfAMeasureIsBold() {
        let report = SampleReport.of([(.pca, level), (.ae, level.map { $0 / 2 }), (.vae, level.map { $0 * 2 })])
        #expect(cells(report, column: 1).map(isBold) == [false, true, false])
        #expect(cells(report, column: 0).map(\.plain) == ["PCA", "AE", "VAE"])
    }

    @Test func moreIsBetterWhereItIs() {
        let accuracies: [(Method, Double)] = [(.pca, 0.6), (.ae, 0.9)]
        var measures: [Method: [Measure: MeasuredValue]] = [:]
        for (method, value) in accuracies {
            let estimate = Estimate(value: value, lower: value - 0.05, upper: value + 0.05)
            measures[method] = [.knnAccuracy: MeasuredValue(estimate: estimate, rows: nil)]
        }
        let report = SampleReport.of([(.pca, level), (.ae, level.map { $0 * 2 })], measures: measures)
        let table = MeasureTable(report).comparison
        #expect(table.columns.map(\.header.plain).last == "kNN accuracy\u{A0}↑")
        #expect(cells(report, column: 1).map(isBold) == [true, false])
        #expect(cells(report, column: 2).map(isBold) == [false, true])
        #expect(cells(report, column: 2).map(\.plain)[1].hasPrefix("0.90"))
    }

    @Test func aloneNothingIsTheBest() {
        #expect(cells(SampleReport.of([(.ae, level)]), column: 1).map(isBold) == [false])
    }

    @Test func aDaggerMarksWhatCannotBeToldFromTheBest() {
        let noise = SampleReport.errors(about: 0, spread: 0.2, shift: 0.4)
        let near = zip(level, noise).map { $0 + $1 + 0.001 }
        let report = SampleReport.of([(.pca, level), (.ae, near), (.vae, level.map { $0 + 0.01 })])
        let daggers = cells(report, column: 1).map { $0.plain.contains("†") }
        // The VAE is a little worse in each row, and no chance; the AE more so on average, and perhaps by chance.
        #expect(daggers == [false, true, false])
        #expect(MeasureTable(report).comparison.footnotes.count == 1)
        let clear = SampleReport.of([(.pca, level), (.ae, level.map { $0 * 2 })])
        #expect(MeasureTable(clear).comparison.footnotes.isEmpty)
    }

    @Test func aMeasureThatAMethodLacksIsADash() {
        let estimate = MeasuredValue(estimate: Estimate(value: 0.9, lower: 0.8, upper: 1), rows: nil)
        let report = SampleReport.of([(.pca, level), (.ae, level)], measures: [.ae: [.r2: estimate]])
        #expect(cells(report, column: 2).map(\.plain)[0] == "–")
        #expect(MeasureTable(report).comparison.columns.count == 3)
    }

    @Test func smallErrorsHaveAPowerOfTenInTheHeader() {
        let report = SampleReport.of([(.pca, level.map { $0 * 0.02 }), (.ae, level.map { $0 * 0.01 })])
        let header = MeasureTable(report).comparison.columns[1].header.plain
        #expect(header.contains("10⁻²") && header.hasSuffix("↓"))
        let numbers = cells(report, column: 1).compactMap { Double($0.runs[0].text) }
        #expect(numbers.count == 2 && abs(numbers[0] - 2) < 0.1 && abs(numbers[1] - 1) < 0.1)
    }

    @Test func evidenceIsTheVAEsAlone() {
        let value = MeasuredValue(estimate: Estimate(value: -24.3, lower: -25, upper: -23.6), rows: nil)
        let with = SampleReport.of([(.pca, level), (.vae, level)], measures: [.vae: [.elbo: value]])
        #expect(MeasureTable(with).evidence?.rows.map { $0.map(\.plain) } == [["VAE", "−24.30 [−25.00, −23.60]"]])
        #expect(MeasureTable(SampleReport.of([(.pca, level), (.ae, level)])).evidence == nil)
    }
}
