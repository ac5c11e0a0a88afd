import Comparison
import Core
import Datasets
import EmbeddingQuality
import Foundation
import Rows
import TestSupport
import Testing

@testable import Evidence
@testable import Methods

/// A network that is trained in no time, as good as a PCA.
private struct QuickNetwork: TimedReduction, DecodingReduction {
    let pca: PCA
    let trainingSeconds = 0.0

    var featureCount: Int { pca.featureCount }
    var latentSize: Int { pca.latentSize }

    func encode(_ rows: Matrix) -> Matrix { pca.encode(rows) }
    func decode(_ codes: Matrix) -> Matrix { pca.decode(codes) }

    static let method = Method("quick", QuickNetwork.self, name: "Q", longName: "quick network") { request in
        QuickNetwork(
            pca: try PCA.fit(request.source, rows: request.trainingRows, latentSize: request.latentSize))
    }
}

/// A model that takes flat rows for the most likely ones, while its error is the distance from whole numbers.
private struct Smoothness: ProbabilisticReduction {
    let featureCount: Int
    let latentSize: Int

    func encode(_ rows: Matrix) -> Matrix {
        Matrix(rows: rows.rows, columns: rows.columns, values: rows.values.map { $0.rounded() })
    }

    func decode(_ codes: Matrix) -> Matrix { codes }
    func posterior(of rows: Matrix) -> Posterior { Posterior(Matrix(rows: rows.rows, columns: 2 * latentSize)) }

    func evidence(of rows: Matrix, posterior: Posterior?, draws: Int, seed: UInt64) -> EvidenceLowerBound {
        let roughness = (0..<rows.rows).map { row -> Double in
            zip(rows[row: row], rows[row: row].dropFirst()).reduce(0) { $0 + Double(abs($1.0 - $1.1)) }
        }
        return EvidenceLowerBound(reconstruction: roughness, divergence: roughness.map { _ in 0 })
    }

    func importanceWeightedBounds(of rows: Matrix, posterior: Posterior?, draws: Int, seed: UInt64) -> [Double] {
        rows.column(0).map(Double.init)
    }
    func densityBaselines(fittedTo source: any RowSource, rows: [Int]) -> [DensityBaseline] { [] }

    static let method = Method("smooth", Smoothness.self, name: "S", longName: "smoothness") {
        Smoothness(featureCount: $0.source.featureCount, latentSize: $0.latentSize)
    }
}

@Suite struct OtherDataTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// The finding about a table.
    private func finding(
        on table: Matrix, _ methods: [Method] = [.pca, QuickNetwork.method], threads: Int = 1,
        probe: ProbeRows? = nil
    ) throws -> OtherData.Finding? {
        try OtherData.find(in: study(of: table, methods, threads: threads, probe: probe))?.finding
    }

    /// Methods fitted to the first two thirds of a table's rows, to be asked about the last third.
    private func study(
        of table: Matrix, _ methods: [Method], threads: Int = 1, probe: ProbeRows? = nil, shape: ImageShape? = nil
    ) throws -> Study {
        let (training, test) = (Array(0..<2 * table.rows / 3), Array(2 * table.rows / 3..<table.rows))
        let data = StudyData(
            split: Split(training: training, validation: [], test: test), truth: table.selecting(rows: test),
            featureNames: (0..<table.columns).map(String.init), imageShape: shape, probe: probe)
        let settings = StudySettings(seed: 3, latentSize: 2, threads: threads)
        let fitted = try methods.map { method in
            try method.fit(
                FitRequest(table, kind: .table, trainingRows: training, validationRows: [], latentSize: 2))
        }
        let results = fitted.map {
            MethodResult(
                method: $0.method, latentSize: 2, codes: Matrix(rows: table.rows, columns: 2), measures: [:], seconds: 0
            )
        }
        return Study(data: data, rows: table, settings: settings, fitted: fitted, methods: results)
    }

    /// Rows of two factors with little noise, or of independent features.
    private func table(rows: Int = 600, features: Int = 8, noise: Float, factors: Float) -> Matrix {
        var generator = SeededGenerator(seed: 11, stream: "test table")
        var table = generator.normals(rows: rows, columns: features)
        let codes = generator.normals(rows: rows, columns: 2)
        for row in 0..<rows {
            for column in 0..<features {
                let (a, b) = (Float(column % 3) - 0.8, Float(column % 2) + 0.4)
                let joint = a * codes[row, 0] + b * codes[row, 1]
                table[row, column] = noise * table[row, column] + factors * joint
            }
        }
        return table
    }

    /// Features that have nothing to do with each other are what they were once permuted.
    @Test func permutedNoiseIsNotForeign() throws {
        let finding = try #require(try finding(on: table(noise: 1, factors: 0)))
        #expect(finding.rows == 200 && finding.kinds.map(\.kind) == [.permuted] && finding.method == "quick")
        let permuted = finding.kinds[0]
        for area in permuted.aurocByError.values {
            #expect(abs(area.value - 0.5) < 0.1 && area.upper < finding.threshold, "\(area)")
        }
        let likelihood = try #require(permuted.aurocByLikelihood["pca"])
        #expect(abs(likelihood.value - 0.5) < 0.1 && permuted.aurocByLikelihood["quick"] == nil)
        // Nothing says that these rows are foreign, so that nothing is shown by taking them for own.
        #expect(!permuted.isEstablished && finding.claim == .undecided && permuted.likelihoodDisagrees.isEmpty)
    }

    @Test func permutedRowsOfJointFeaturesAreForeign() throws {
        let finding = try #require(try finding(on: table(noise: 0.1, factors: 1)))
        let area = try #require(finding.kinds[0].aurocByError["quick"])
        #expect(area.value > 0.95 && area.lower > finding.threshold && finding.claim == .holds)
        #expect(finding.kinds[0].isEstablished)
        #expect(finding.kinds[0].errors.medianMse > 5 * finding.own.medianMse)
        let example = try #require(finding.kinds[0].errors.largest.last)
        #expect(example.ownShareBelow == 1 && finding.own.smallest.first?.ownShareBelow == 0)
        // Without a network there is no claim about one.
        #expect(try self.finding(on: table(noise: 0.1, factors: 1), [.pca])?.claim == nil)
    }

    @Test func rowsOfAnotherFileAreAskedAbout() throws {
        let own = table(noise: 0.1, factors: 1)
        // Rows like the own ones, which are known to be of another file all the same.
        let alike = ProbeRows(
            name: "alike", rowCount: 400, places: Array(100..<300), rows: own.selecting(rows: Array(0..<200)))
        let finding = try #require(try finding(on: own, probe: alike))
        #expect(finding.kinds.map(\.kind) == [.probe, .permuted])
        let probe = finding.kinds[0]
        #expect(probe.name == "alike" && probe.rows == 200)
        #expect((probe.aurocByError["quick"]?.upper ?? 1) < finding.threshold)
        #expect(finding.claim == .fails && finding.hardest?.kind == .probe)
        #expect(probe.errors.largest.allSatisfy { (100..<300).contains($0.row) })
        // Of two rows apart, each is as far as can be.
        let far = ProbeRows(
            name: "far", rowCount: 2, places: [0, 1],
            rows: Matrix(rows: 2, columns: 8, values: (0..<16).map { Float($0 % 5) * 9 }))
        let other = try #require(try self.finding(on: own, probe: far)?.kinds[0])
        #expect(other.aurocByError["quick"]?.value == 1 && other.errors.smallest.count == 1)
    }

    /// An autoencoder that has learned digits takes rotated digits, and flat images, for foreign.
    @Test func rotatedDigitsAreForeignToAnAutoencoderOfDigits() throws {
        var settings = ComparisonSettings(file: Self.root + "/datasets/digits.h5")
        settings.methods = [.pca, .ae]
        settings.latentSize = 8
        settings.repeats = 1
        settings.training = TrainingChoices(epochs: 8, hidden: [64], architecture: .dense, seed: 1)
        let result = try ComparisonResult(of: DataPreparation(settings).run(), settings: settings)
        let finding = try #require(result.findings[OtherData.self])
        #expect(finding.kinds.map(\.kind) == [.permuted, .rotated, .constant] && finding.method == "ae")
        for (kind, least) in zip(finding.kinds, [0.8, 0.95, 0.8]) {
            let area = try #require(kind.aurocByError["ae"])
            #expect(area.lower > least, "\(kind.kind): \(area)")
        }
        #expect(finding.claim == .holds)
        let illustration = try #require(result.findings.illustration(of: OtherData.self))
        #expect(illustration.kinds.count == 3 && illustration.own.rows.rows == 8)
        #expect(illustration.own.reconstructions.columns == 64)
    }

    /// A likelihood may take flat images for the most likely of all, whatever the error says; it is found and said.
    @Test func aLikelihoodThatPrefersFlatImagesIsFound() throws {
        var generator = SeededGenerator(seed: 2, stream: "test images")
        var images = Matrix(rows: 150, columns: 16)
        for index in images.values.indices { images.values[index] = generator.uniform() < 0.5 ? 0 : 1 }
        let study = try study(
            of: images, [.pca, Smoothness.method], shape: ImageShape(height: 4, width: 4))
        let finding = try #require(try OtherData.find(in: study)?.finding)
        let flat = try #require(finding.kinds.first { $0.kind == .constant })
        let likelihood = try #require(flat.aurocByLikelihood["smooth"])
        #expect(likelihood.value == 0 && likelihood.upper < 0.1)
        let error = try #require(flat.aurocByError["smooth"])
        #expect(error.value > 0.99 && flat.likelihoodDisagrees == ["smooth"] && flat.isEstablished)
        // Pixels that have nothing to do with each other are the same in whatever order.
        #expect(finding.kinds.count == 3 && finding.claim == .undecided)
        #expect(finding.kinds.filter { $0.kind != .constant }.allSatisfy { $0.likelihoodDisagrees.isEmpty })
    }

    @Test(
        arguments: [
            ([(0.8, 0.9, true), (0.71, 0.8, false)], 50, ClaimOutcome.holds),
            ([(0.8, 0.9, true), (0.6, 0.69, true)], 50, .fails),
            ([(0.8, 0.9, true), (0.6, 0.69, false)], 50, .undecided),
            ([(0.8, 0.9, true), (0.65, 0.75, true)], 50, .undecided),
            ([(0.8, 0.9, true)], 9, .undecided),
            ([(0.1, 0.2, true)], 50, .fails),
        ] as [([(Double, Double, Bool)], Int, ClaimOutcome)])
    func theClaimIsDecidedByIntervals(areas: [(Double, Double, Bool)], units: Int, outcome: ClaimOutcome) {
        let errors = OtherData.Errors(lowerQuartile: 0, medianMse: 0, upperQuartile: 0, smallest: [], largest: [])
        let kinds = areas.map { lower, upper, isEstablished in
            OtherData.Foreign(
                kind: .permuted, name: nil, rows: 9,
                aurocByError: ["ae": Estimate(value: (lower + upper) / 2, lower: lower, upper: upper)],
                aurocByLikelihood: [:], likelihoodDisagrees: [], isEstablished: isEstablished, errors: errors)
        }
        #expect(OtherData.outcome(of: kinds, by: "ae", units: units) == outcome)
        #expect(OtherData.outcome(of: kinds, by: "vae", units: units) == .undecided)
    }

    @Test func theSameSeedFindsTheSame() throws {
        let table = table(rows: 120, noise: 0.5, factors: 1)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let one = try encoder.encode(try finding(on: table))
        #expect(try encoder.encode(try finding(on: table, threads: 3)) == one)
    }

    @Test func oddDataHaveAnAnswerOrNone() throws {
        // A constant feature, and few rows.
        var few = table(rows: 9, noise: 1, factors: 0)
        for row in 0..<few.rows { few[row, 3] = 0 }
        let finding = try #require(try finding(on: few))
        #expect(finding.units == 3 && finding.claim == .undecided)
        // What a method makes no number of is no answer.
        let lost = FlatReconstruction.method("lost", .nan)
        #expect(try self.finding(on: few, [lost]) == nil)
        // One test row has none to be told from.
        #expect(try OtherData.find(in: study(of: table(rows: 3, noise: 1, factors: 0), [lost])) == nil)
        let beside = try self.finding(on: table(noise: 0.1, factors: 1), [.pca, QuickNetwork.method, lost])
        #expect(beside?.kinds[0].aurocByError["lost"]?.value == 0.5)
    }
}

/// The making of rows that are not like the data's own.
@Suite struct ForeignRowsTests {
    @Test func imagesAreRotatedClockwise() {
        let image = Matrix(rows: 1, columns: 4, values: [1, 2, 3, 4])
        #expect(ForeignRows.turned(image, ImageShape(height: 2, width: 2)).values == [3, 1, 4, 2])
        let colours = Matrix(rows: 1, columns: 8, values: [1, 10, 2, 20, 3, 30, 4, 40])
        #expect(
            ForeignRows.turned(colours, ImageShape(height: 2, width: 2, channels: 2)).values
                == [3, 30, 1, 10, 4, 40, 2, 20])
        var turned = Matrix(rows: 2, columns: 9, values: (0..<18).map(Float.init))
        for _ in 0..<4 { turned = ForeignRows.turned(turned, ImageShape(height: 3, width: 3)) }
        #expect(turned.values == (0..<18).map(Float.init))
    }

    @Test func imagesThatAreNotSquareAreFlipped() {
        let image = Matrix(rows: 1, columns: 6, values: [1, 2, 3, 4, 5, 6])
        #expect(ForeignRows.turned(image, ImageShape(height: 2, width: 3)).values == [4, 5, 6, 1, 2, 3])
        #expect(ForeignRows.turned(image, ImageShape(height: 1, width: 6)).values == [6, 5, 4, 3, 2, 1])
    }

    @Test func flatImagesHaveTheirMeanInEachChannel() {
        let images = Matrix(rows: 2, columns: 4, values: [1, 10, 3, 30, 0, 0, 1, 8])
        #expect(ForeignRows.flattened(images, channels: 2).values == [2, 20, 2, 20, 0.5, 4, 0.5, 4])
    }

    /// Each column has the values that it had, in another order than the others.
    @Test func columnsArePermutedOneByOne() {
        var rows = Matrix(rows: 50, columns: 3)
        for row in 0..<50 { for column in 0..<3 { rows[row, column] = Float(row) } }
        let permuted = ForeignRows.permuted(rows, seed: 4)
        for column in 0..<3 { #expect(permuted.column(column).sorted() == rows.column(column)) }
        #expect(permuted.column(0) != permuted.column(1) && permuted.column(0) != rows.column(0))
        #expect(permuted == ForeignRows.permuted(rows, seed: 4) && permuted != ForeignRows.permuted(rows, seed: 5))
    }

    /// A picture that looks the same all around is no other picture.
    @Test func whatIsNoOtherPictureIsLeftOut() throws {
        let truth = Matrix(rows: 3, columns: 4, values: [1, 1, 1, 1, 0, 0, 0, 0, 0.5, 0.5, 0.5, 0.5])
        let data = StudyData(
            split: Split(training: [], validation: [], test: [0, 1, 2]), truth: truth,
            featureNames: ["a", "b", "c", "d"], imageShape: ImageShape(height: 2, width: 2))
        let own = try #require(OwnRows(of: data, seed: 0))
        let kinds = ForeignRows.all(beside: own, of: data, seed: 0).map(\.kind)
        #expect(!kinds.contains(.rotated) && !kinds.contains(.constant))
    }
}
