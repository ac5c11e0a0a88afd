import Comparison
import Core
import EmbeddingQuality
import Rows
import TestSupport
import Testing

@testable import Evidence
@testable import Methods

/// A network that is trained in no time: its codes are the first features.
private struct FirstFeatures: TimedReduction {
    let featureCount: Int
    let latentSize: Int
    let trainingSeconds = 0.0

    func encode(_ rows: Matrix) -> Matrix {
        Matrix(
            rows: rows.rows, columns: latentSize,
            values: (0..<rows.rows).flatMap { rows[row: $0].prefix(latentSize) })
    }
}

@Suite struct ControlsTests {
    private static let network = Method("first", FirstFeatures.self, name: "F", longName: "first features") {
        FirstFeatures(featureCount: $0.source.featureCount, latentSize: $0.latentSize)
    }

    private func comparison(of methods: [Method], labels: SmallFile.Labels) throws -> ComparisonResult {
        let folder = try TemporaryFolder()
        var settings = ComparisonSettings(file: try SmallFile(kind: .table, labels: labels).write(to: folder))
        settings.methods = methods
        return try ComparisonResult(of: DataPreparation(settings).run(), settings: settings)
    }

    @Test func controlsAreMeasuredAsMethodsAre() throws {
        let result = try comparison(of: [.pca, Self.network], labels: .classes)
        let data = result.study.data
        let finding = try #require(result.findings[Controls.self])
        let controls = Dictionary(uniqueKeysWithValues: finding.controls.map { ($0.kind, $0.measures) })
        #expect(finding.rows == data.truth.rows && finding.votingRows == data.split.training.count)
        let keys = [Measure.trustworthiness.id, Measure.continuity.id, Measure.knnAccuracy.id]
        let random = try #require(controls[.randomProjection])
        #expect(random.keys.sorted() == keys.sorted())
        let projection = RandomProjection(featureCount: data.truth.columns, latentSize: 2, seed: result.settings.seed)
        let preservation = try NeighborhoodPreservation(
            original: data.truth, embedding: projection.encode(data.truth), neighbors: Assessment.neighbors)
        #expect(random[keys[0]]?.value == preservation.trustworthiness.value)
        #expect(random[keys[1]]?.value == preservation.continuity.value)
        // The rows themselves keep everything.
        let whole = try #require(controls[.allFeatures])
        #expect(whole[keys[0]]?.value == 1 && whole[keys[1]]?.value == 1)
        guard case .categorical(let labels)? = data.labels else {
            Issue.record("no classes")
            return
        }
        let classifier = try NearestNeighborClassifier(
            training: try result.data.rows.rows(at: data.split.training),
            labels: data.split.training.map { labels.codes[$0] })
        let accuracy = try classifier.accuracy(on: data.truth, labels: data.split.test.map { labels.codes[$0] })
        #expect(whole[keys[2]]?.value == accuracy.value)
        // Of three classes as large as each other, one is a third.
        let majority = try #require(controls[.majorityClass])
        #expect(majority.keys.sorted() == [Measure.knnAccuracy.id])
        let counts = (0..<3).map { code in data.split.training.count { labels.codes[$0] == code } }
        let most = try #require(counts.firstIndex(of: counts.max() ?? 0))
        let share = Double(data.split.test.count { labels.codes[$0] == most }) / Double(data.split.test.count)
        #expect(majority[Measure.knnAccuracy.id]?.value == share)
    }

    @Test func numbersHaveNoMajority() throws {
        let finding = try #require(
            try comparison(of: [.pca, Self.network], labels: .numbers).findings[Controls.self])
        #expect(!finding.controls.contains { $0.kind == .majorityClass })
        #expect(finding.controls.allSatisfy { $0.measures[Measure.knnR2.id] != nil })
    }

    @Test func withoutLabelsNeighboursAreCompared() throws {
        let finding = try #require(try comparison(of: [.pca, Self.network], labels: .none).findings[Controls.self])
        #expect(finding.votingRows == nil)
        let keys = Set(finding.controls.flatMap(\.measures.keys))
        #expect(keys == [Measure.trustworthiness.id, Measure.continuity.id])
        #expect(finding.controls.contains { $0.kind == .isomap } == (finding.isomapRows != nil))
    }

    /// A PCA alone is compared with nothing.
    @Test func withoutANetworkThereAreNone() throws {
        #expect(try comparison(of: [.pca], labels: .classes).findings[Controls.self] == nil)
    }

    /// Classes that are held out as wholes can be told by no training row.
    @Test func classesThatNoTrainingRowHasAreNotPredicted() throws {
        let split = Split(training: [0, 1, 2], validation: [], test: [3, 4, 5])
        let codes = Matrix(rows: 6, columns: 1, values: [0, 5, 0.1, 5.1, 0, 0.2])
        let measurement = LabelMeasurement(split: split, seed: 0)
        func quality(_ codesOfTest: [Int]) throws -> LabelMeasurement.Quality? {
            let labels = CategoricalLabels(
                name: "patient", categories: ["a", "b", "c", "d"], codes: [0, 1, 0] + codesOfTest)
            return try measurement.quality(of: .categorical(labels), codes: codes)
        }
        #expect(try quality([2, 3, 2]) == nil)
        // A class that is rare in training counts as wrong where others are there.
        guard case .accuracy(let accuracy)? = try quality([1, 3, 0]) else {
            Issue.record("no accuracy")
            return
        }
        #expect(accuracy.perRow == [0, 0, 1])
    }

    @Test func someRowsAreAtTheirPlaces() throws {
        let split = Split(training: [0, 1, 2], validation: [], test: [3, 4, 5, 6])
        let labels = Labels.categorical(
            CategoricalLabels(name: "y", categories: ["a", "b"], codes: [0, 1, 0, 1, -1, 0, 1]))
        let codes = Matrix(rows: 7, columns: 1, values: [0, 5, 0.1, 5.1, 5, 0, 0.2])
        let measurement = LabelMeasurement(split: split, seed: 0)
        guard
            case .accuracy(let accuracy)? = try measurement.quality(
                of: labels, voting: [0], codes.selecting(rows: [0]), at: [1, 2, 3], codes.selecting(rows: [4, 5, 6]))
        else {
            Issue.record("no accuracy")
            return
        }
        #expect(accuracy.places == [2, 3] && accuracy.perRow == [1, 0])
    }
}
