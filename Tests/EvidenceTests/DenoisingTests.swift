import Comparison
import Core
import EmbeddingQuality
import Foundation
import Methods
import NeuralNetworks
import Rows
import Testing

@testable import Evidence

/// Reconstructs rows as they are.
private struct Copying: DecodingReduction {
    let featureCount: Int
    let latentSize: Int

    func encode(_ rows: Matrix) -> Matrix { rows }
    func decode(_ codes: Matrix) -> Matrix { codes }

    static func method(_ id: String, learnsDenoising: Bool = false) -> Method {
        Method(id, Copying.self, name: "COPY", longName: "copying", learnsDenoising: learnsDenoising) {
            Copying(featureCount: $0.source.featureCount, latentSize: $0.latentSize)
        }
    }
}

@Suite struct DenoisingTests {
    private static let shape = ImageShape(height: 4, width: 4)

    /// Images on a plane: of each, two numbers decide all pixels.
    private static func images(rows: Int = 2_000) -> Matrix {
        var generator = SeededGenerator(seed: 8, stream: "test images")
        var images = Matrix(rows: rows, columns: 16)
        for row in 0..<rows {
            let (a, b) = (generator.uniform(), generator.uniform())
            for pixel in 0..<16 {
                images[row, pixel] = Float(
                    0.5 + 0.3 * (a - 0.5) * cos(Double(pixel)) + 0.3 * (b - 0.5) * sin(Double(pixel)))
            }
        }
        return images
    }

    private func study(
        of table: Matrix = Self.images(), _ methods: [Method], corruption: Corruption? = nil,
        shape: ImageShape? = Self.shape, groups: [Int]? = nil, threads: Int = 1
    ) throws -> Study {
        let half = table.rows / 2
        let (training, test) = (Array(0..<half), Array(half..<table.rows))
        let data = StudyData(
            split: Split(training: training, validation: [], test: test), truth: table.selecting(rows: test),
            featureNames: (0..<table.columns).map(String.init), imageShape: shape, groups: groups)
        let settings = StudySettings(seed: 3, latentSize: 2, threads: threads, corruption: corruption)
        let fitted = try methods.map { method in
            try method.fit(
                FitRequest(table, kind: .table, trainingRows: training, validationRows: [], latentSize: 2))
        }
        let results = fitted.map {
            MethodResult(
                method: $0.method, latentSize: 2, codes: Matrix(rows: table.rows, columns: 2), measures: [:], seconds: 0
            )
        }
        let corrupted = try corruption.map {
            try CorruptedRows($0, rows: table, data: data, seed: settings.seed)
        }
        return Study(
            data: data, rows: table, settings: settings, fitted: fitted, methods: results, corrupted: corrupted)
    }

    private func isNear(_ levels: [Double], _ others: [Double]) -> Bool {
        levels.count == others.count && zip(levels, others).allSatisfy { abs($0 - $1) < 1e-12 }
    }

    /// Of noise in 16 pixels, the plane of the images keeps what lies in two directions: 2/16, which is 9.03 dB less.
    @Test func aPlaneKeepsAnEighthOfTheNoise() throws {
        let finding = try #require(
            try Denoising.find(in: study([.pca, Copying.method("copy")]))?.finding)
        #expect(finding.noise == "gaussian:0.3" && finding.level == 0.3 && finding.trained.isEmpty)
        #expect(finding.rows == 1_000 && finding.best == "pca" && finding.claim == nil && finding.damagedMse == nil)
        #expect(isNear(finding.levels.map(\.level), [0, 0.075, 0.15, 0.3, 0.45, 0.6]))
        for level in finding.levels.dropFirst() {
            let input = try #require(level.input?.psnr)
            #expect(abs(input.value + 20 * log10(level.level)) < 0.3, "\(level.level): \(input)")
            let restored = try #require(level.restored["pca"]?.psnr)
            #expect(abs(restored.value - input.value - 9.03) < 0.6, "\(level.level): \(restored)")
            #expect(level.restored["copy"]?.mse == level.input?.mse)
        }
        let gain = try #require(finding.gains["pca"]?.overInput)
        let decibels = try #require(gain.decibels)
        #expect(decibels.lower < decibels.value && decibels.value < decibels.upper)
        #expect(abs(decibels.value - 9.03) < 0.6 && abs(gain.mseReduction.value - 7.0 / 8) < 0.02)
        #expect(abs(decibels.value + 10 * log10(1 - gain.mseReduction.value)) < 1e-9)
        // What copies removes nothing, and PCA is nearer to the clean images.
        let copy = try #require(finding.gains["copy"])
        #expect(copy.overInput?.decibels?.value == 0 && (copy.overPca?.decibels?.upper ?? 1) < -8)
        #expect(finding.gains["pca"]?.overPca == nil && copy.overAe == nil)
    }

    @Test func whatIsWorseThanTheNoiseIsHarmful() throws {
        // Flat images at 0.9 are 0.16 and more from the clean ones: noise of 0.3 and less is nearer.
        let finding = try #require(try Denoising.find(in: study([FlatReconstruction.method("flat", 0.9)]))?.finding)
        #expect(finding.harmfulUpTo == 0.3 && finding.best == "flat")
        #expect((finding.gains["flat"]?.overInput?.decibels?.upper ?? 1) < 0)
        // Beside a method that restores, nothing is.
        #expect(
            try Denoising.find(in: study([.pca, FlatReconstruction.method("flat", 0.9)]))?.finding.harmfulUpTo == nil)
    }

    @Test func theClaimIsAboutWhatWasTrainedForIt() throws {
        let corruption = Corruption.gaussian(standardDeviation: 0.2)
        func claim(_ method: Method) throws -> ClaimOutcome? {
            try Denoising.find(in: study([method], corruption: corruption))?.finding.claim
        }
        // The mean of the images is nearer to them than noise of 0.2, what is far from it is not, and copies change nothing.
        #expect(try claim(FlatReconstruction.method("dae", 0.5, learnsDenoising: true)) == .holds)
        #expect(try claim(FlatReconstruction.method("dae", 0, learnsDenoising: true)) == .fails)
        #expect(try claim(Copying.method("dae", learnsDenoising: true)) == .undecided)
        #expect(try claim(.pca) == nil)
    }

    /// At the strength that was trained for, the rows are those that measures are taken of.
    @Test func theRowsAreThoseOfTheMeasures() throws {
        let study = try study([.pca], corruption: .mask(probability: 0.25))
        let finding = try #require(try Denoising.find(in: study)?.finding)
        let corrupted = try #require(study.corrupted)
        #expect(finding.noise == "mask:0.25" && finding.compared?.input?.mse.value == corrupted.error.value)
        #expect(finding.damagedMse?.value == corrupted.error.value)
        // A probability of 1 and more is none.
        let most = try Denoising.find(in: self.study([.pca], corruption: .mask(probability: 0.6)))?.finding
        #expect(isNear(most?.levels.map(\.level) ?? [], [0, 0.15, 0.3, 0.6, 0.9]))
    }

    @Test func tablesAreCorruptedWhereAMethodLearnedToUndoIt() throws {
        let table = Self.images()
        #expect(try Denoising.find(in: study(of: table, [.pca], shape: nil)) == nil)
        let study = try study(
            of: table, [.pca, FlatReconstruction.method("dae", 0.5, learnsDenoising: true)],
            corruption: .saltAndPepper(probability: 0.3), shape: nil)
        let finding = try #require(try Denoising.find(in: study)?.finding)
        #expect(finding.trained == ["dae"] && finding.levels.allSatisfy { $0.input?.psnr == nil })
        let gain = try #require(finding.gains["pca"]?.overInput)
        #expect(gain.decibels == nil && gain.mseReduction.lower > 0)
        #expect(finding.examples.count == 8 && finding.examples.allSatisfy { $0.restoredMse.count == 2 })
    }

    @Test func examplesAreShownAtHalfTheLevelAndAbove() throws {
        let answer = try #require(try Denoising.find(in: study([.pca])))
        let (finding, illustration) = (answer.finding, answer.illustration)
        #expect(finding.examples.count == 8 && illustration.corrupted.rows == 8)
        #expect(Set(finding.examples.map(\.testRow)).count == 2)
        let truth = Self.images().selecting(rows: Array(1_000..<2_000))
        for (index, example) in finding.examples.enumerated() {
            let clean = truth.selecting(rows: [example.testRow])
            func error(_ rows: Matrix) -> Double {
                ReconstructionError(truth: clean, reconstruction: rows.selecting(rows: [index])).mse
            }
            #expect(example.damagedMse == error(illustration.corrupted))
            #expect(example.restoredMse["pca"] == error(illustration.restored[0].rows))
        }
    }

    @Test func theSameSeedFindsTheSame() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let one = try encoder.encode(try Denoising.find(in: study([.pca]))?.finding)
        #expect(try encoder.encode(try Denoising.find(in: study([.pca], threads: 3))?.finding) == one)
    }

    @Test func oddDataHaveAnAnswerOrNone() throws {
        #expect(try Denoising.find(in: study([])) == nil)
        // What a method makes no number of is left out; what it alone does is no answer.
        #expect(try Denoising.find(in: study([FlatReconstruction.method("lost", .nan)])) == nil)
        let beside = try Denoising.find(in: study([.pca, FlatReconstruction.method("lost", .nan)]))?.finding
        #expect(beside?.best == "pca" && beside?.gains["lost"] == nil)
        // One test row, and groups of them.
        let single = try study(
            of: Self.images(rows: 6).selecting(rows: [0, 1]), [FlatReconstruction.method("flat", 0.5)])
        #expect(try Denoising.find(in: single)?.finding.rows == 1)
        let grouped = try study([.pca], groups: (0..<2_000).map { $0 / 100 })
        let width = try #require(try Denoising.find(in: grouped)?.finding.gains["pca"]?.overInput?.mseReduction)
        #expect(width.lower < width.value && width.value < width.upper)
    }
}
