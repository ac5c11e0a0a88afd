import Core
import Datasets
import Evidence
import Methods
import Rows
import Testing

@testable import Reporting

/// Latent dimensions as maps, of rows that are places of a grid.
@Suite struct LatentMapsTests {
    private let errors: [(Method, [Double])] = [
        (.pca, SampleReport.errors(about: 1, spread: 0.2)), (.vae, SampleReport.errors(about: 0.5, spread: 0.2)),
    ]
    private let grid = RowGrid([
        RowGrid.Axis(name: "y", unit: "µm", length: 10, coordinates: (0..<10).map { Double($0) / 2 }),
        RowGrid.Axis(name: "x", length: 11),
    ])

    @Test func mapsAreInTheSectionOfLatentSpaces() throws {
        let report = SampleReport.of(errors, grid: grid)
        let figure = try #require(LatentMaps.figure(of: SectionContext(report)))
        #expect(figure.identifier == "latent-maps" && figure.explanation.contains("10×11 grid (y, x)"))
        let finding = try #require(report.findings[Maps.self])
        #expect(finding.shape == [10, 11] && finding.places == 110)
        // Codes that grow with the row number are alike next to each other.
        let largest = try #require(finding.neighborCorrelation["vae"]?.max())
        #expect(largest > 0.9 && figure.finding.contains(NumberFormat.decimal(largest, decimals: 2)))
        let section = try #require(LatentSpacesSection.section(of: SectionContext(report)))
        #expect(section.figures.contains { $0.identifier == "latent-maps" })
    }

    @Test func theLabelIsAMapToo() throws {
        let codes = (0..<SampleReport.rowCount).map { $0 % 3 - 1 }
        let labels = Labels.categorical(CategoricalLabels(name: "phase", categories: ["a", "b"], codes: codes))
        let report = SampleReport.of(errors, labels: labels, grid: grid)
        let figure = try #require(LatentMaps.figure(of: SectionContext(report)))
        #expect(figure.explanation.contains("the label phase"))
        let map = try #require(report.findings.illustration(of: Maps.self)?.labels)
        #expect(map.height == 10 && map.width == 11)
        #expect(zip(map.values, codes).allSatisfy { $1 < 0 ? $0.isNaN : $0 == Double($1) })
        #expect(
            LatentMaps.figure(of: SectionContext(SampleReport.of(errors, grid: grid)))?.explanation.contains("label")
                == false)
    }

    @Test func otherRowsHaveNone() {
        let report = SampleReport.of(errors)
        #expect(LatentMaps.figure(of: SectionContext(report)) == nil && report.findings[Maps.self] == nil)
        #expect(!ResultsFile(report).contents.columns.contains { $0.name.hasPrefix("grid_") })
    }

    @Test func coordinatesAreColumnsOfTheResults() {
        let columns = ResultsFile(SampleReport.of(errors, grid: grid)).contents.columns
        func column(_ name: String) -> AnnDataColumn? { columns.first { $0.name == name }?.column }
        #expect(column("grid_y") == .numbers((0..<110).map { Double($0 / 11) / 2 }))
        #expect(column("grid_x") == .numbers((0..<110).map { Double($0 % 11) }))
        // Axes of one name, and without any, have columns of their own.
        let twice = RowGrid([RowGrid.Axis(name: "a/b", length: 10), RowGrid.Axis(name: "a/b", length: 11)])
        let names = ResultsFile(SampleReport.of(errors, grid: twice)).contents.columns.map(\.name)
        #expect(names.contains("grid_a_b") && names.contains("grid_a_b (1)"))
    }
}
