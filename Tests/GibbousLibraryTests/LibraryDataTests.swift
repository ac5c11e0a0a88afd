import Gibbous
import TestSupport
import Testing

/// Data sets, measures and comparisons as other packages use them.
@Suite struct LibraryDataTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func blobs() throws -> Dataset {
        let rows = (0..<80).map { index -> [Float] in
            let centre: Float = index % 2 == 0 ? -5 : 5
            return [centre + Float(index % 7) * 0.1, centre - Float(index % 5) * 0.1, Float(index % 11)]
        }
        return try Dataset(Matrix(rows), name: "blobs", labels: rows.map { $0[0] < 0 ? "low" : "high" })
    }

    @Test func rowsComeBackAsTheyWere() throws {
        let dataset = try blobs()
        #expect(dataset.rowCount == 80 && dataset.featureCount == 3 && dataset.name == "blobs")
        #expect(dataset.labels?.prefix(2) == ["low", "high"])
        let rows = try dataset.rows()
        #expect(rows[row: 1] == [5.1, 4.9, 1])
        #expect(try dataset.rows(at: [3, 1])[row: 1] == rows[row: 1])
        #expect(throws: GibbousError.self) { try dataset.rows(at: [80]) }
    }

    @Test func aFileIsRead() throws {
        let path = try SmallFile(kind: .table).write(to: folder)
        let dataset = try Dataset(contentsOf: path)
        #expect(dataset.name == "small" && dataset.rowCount > 0)
        #expect(try dataset.rows().rows == dataset.rowCount)
    }

    @Test func aSplitIsOfAllRows() throws {
        let dataset = try blobs()
        let (training, test) = try dataset.split(testFraction: 0.25, seed: 4)
        #expect(test.count == 20 && (training + test).sorted() == Array(0..<80))
        // Half of the rows are of each class, and so are those for testing.
        #expect(test.count { $0 % 2 == 0 } == 10)
        #expect(throws: GibbousError.self) { try dataset.split(testFraction: 1) }
    }

    @Test func measuresAreThoseOfTheirDefinitions() throws {
        let truth = try Matrix([[0, 0], [2, 2]])
        let error = try Quality.reconstructionError(of: try Matrix([[1, 0], [2, 2]]), against: truth)
        #expect(error.value == 0.25 && error.lower <= 0.25 && error.upper >= 0.25)
        // 1 − 1/4 of the squared distances from the mean.
        #expect(try Quality.r2(of: try Matrix([[1, 0], [2, 2]]), against: truth).value == 0.75)
        let dataset = try blobs()
        let rows = try dataset.rows()
        #expect(try Quality.trustworthiness(of: rows, against: rows).value == 1)
        #expect(try Quality.continuity(of: rows, against: rows).value == 1)
        let labels = try #require(dataset.labels)
        let (training, test) = try dataset.split()
        let accuracy = try Quality.nearestNeighborAccuracy(
            of: dataset.rows(at: test), labels: test.map { labels[$0] }, from: dataset.rows(at: training),
            labels: training.map { labels[$0] })
        #expect(accuracy.value == 1)
        #expect(throws: GibbousError.self) { try Quality.r2(of: rows, against: truth) }
    }

    @Test func aComparisonLeavesAReport() throws {
        var comparison = Comparison(try blobs(), options: TrainingOptions(epochs: 3, hidden: [4]))
        comparison.methods = Method.usual.filter { $0.identifier != "vae" }
        let report = try comparison.report(to: folder.path("report"))
        let names = ["figures", "metrics.json", "models", "report.html", "report.pdf", "results.h5ad"]
        #expect(try folder.contents("report") == names)
        #expect(report.summary.contains("report.pdf") && report.summary.contains("report.html"))
        comparison.latentSize = 3
        #expect(throws: GibbousError.self) { try comparison.report(to: folder.path("other")) }
        #expect(try folder.contents() == ["report"])
    }
}
