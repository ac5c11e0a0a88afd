import Comparison
import Core
import Drawing
import Foundation
import HDF5
import Methods
import Rows
import TestSupport
import Testing

@testable import Evidence
@testable import Reporting

/// Rows in the shape of their data, in every section that draws some.
@Suite struct RowDrawingTests {
    private let folder: TemporaryFolder
    private static let (rowCount, places) = (160, 24)

    init() throws { folder = try TemporaryFolder() }

    /// Two kinds of peaks on an axis in nanometres.
    private func spectra() throws -> String {
        var generator = SeededGenerator(seed: 5, stream: "spectra")
        let values = (0..<Self.rowCount).flatMap { row -> [Float] in
            let middle = row % 2 == 0 ? 7.0 : 16
            let (shift, height) = (0.5 * generator.normal(), 1 + 0.2 * generator.normal())
            return (0..<Self.places).map { place in
                let distance = (Double(place) - middle - shift) / 3
                return Float(height * exp(-distance * distance) + 0.02 * generator.normal())
            }
        }
        let path = folder.path("spectra.h5")
        let file = try HDF5File(creating: path)
        try file.root.createDataset("spectra", shape: [Self.rowCount, Self.places], values: values)
        try file.root.createDataset(
            "wavelength", shape: [Self.places], values: (0..<Self.places).map { 400 + 5 * Double($0) }
        ).setAttribute("units", .string("nm"))
        try file.root.createDataset("label", shape: [Self.rowCount], values: (0..<Self.rowCount).map { $0 % 2 })
        try file.close()
        return path
    }

    private func report(
        _ file: String, latentSize: Int = 2, methods: [Method] = [.pca, .ae, .dae, .vae]
    ) throws -> Report {
        var settings = ReportSettings(file: file, output: folder.path("out"))
        settings.methods = methods
        settings.latentSize = latentSize
        settings.repeats = 1
        settings.training.epochs = 2
        return try Report(comparing: settings)
    }

    private func svg(_ figure: ReportFigure) -> String {
        SVGFile.document(
            figure.figure, width: 480, identifier: figure.identifier, title: figure.title, description: ""
        ).text
    }

    @Test func spectraLieAlongTheirAxis() throws {
        let report = try report(try spectra())
        #expect(report.dataset.featureAxis?.title == "wavelength (nm)")
        #expect(report.findings[Features.self]?.order?.isCurve == true)
        let drawing = try #require(RowDrawing(report))
        #expect(!drawing.isOfImages && !drawing.isOfProfiles && drawing.imageShape == nil)
        let figures = ReportDocument(report, date: "2026-01-31").figures
        for name in [
            "reconstructions-overview", "curves", "interpolation", "traversals", "samples", "restoration", "other-data",
            "features",
        ] {
            let figure = try #require(figures.first { $0.identifier == name }, "\(name)")
            let text = svg(figure)
            #expect(text.contains("wavelength (nm)") && !text.contains("nan"), "\(name)")
        }
        #expect(!figures.contains { $0.identifier == "profiles" })
        let page = try ExplorerContent(report)
        #expect(page.kind == .curve && page.axis?.title == "wavelength (nm)")
        #expect(page.axis?.values == (0..<Self.places).map { 400 + 5 * Double($0) })
    }

    @Test func tablesAreProfiles() throws {
        let file = try SmallFile(kind: .table).write(to: folder)
        let report = try report(file, methods: [.pca, .ae, .vae])
        let drawing = try #require(RowDrawing(report))
        #expect(drawing.isOfProfiles && drawing.explanation(of: report).hasPrefix("Dots, scaled features"))
        let names = ReportDocument(report, date: "2026-01-31").figures.map(\.identifier)
        for name in ["profiles", "interpolation", "samples"] { #expect(names.contains(name), "\(name)") }
        // The effects on single features are sensitivities.
        #expect(!names.contains("traversals") && !names.contains("curves"))
    }

    /// One latent dimension is a strip, of whatever shape.
    @Test(arguments: [SmallFile.Kind.table, .images])
    func oneDimensionIsAStrip(kind: SmallFile.Kind) throws {
        let file = try SmallFile(kind: kind).write(to: folder)
        let report = try report(file, latentSize: 1, methods: [.pca, .vae])
        let figure = try #require(
            ReportDocument(report, date: "2026-01-31").figures.first { $0.identifier == "traversals" })
        #expect(figure.explanation.contains("along one latent dimension"))
        let usage = try #require(TraversalFigure(report)).usage
        #expect(usage.contains("its only latent dimension"), "\(usage)")
    }

    @Test func plainReportsHaveTheirProfile() {
        let report = SampleReport.of([
            (.pca, SampleReport.errors(about: 2, spread: 0)), (.ae, SampleReport.errors(about: 1, spread: 1)),
        ])
        #expect(RowDrawing(report)?.isOfProfiles == true)
        let figure = ExampleFigures.rows(of: report)
        #expect(figure?.identifier == "profiles")
        #expect(figure?.explanation.contains("mean squared error over all features") == true)
    }
}
