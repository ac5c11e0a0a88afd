import Comparison
import Core
import EmbeddingQuality
import Methods
import NeuralNetworks
import Rows
import TestSupport
import Testing

@testable import Evidence

@Suite struct DimensionsTests {
    /// A comparison with trainings of all sizes, short as they are.
    private func result(
        _ kind: SmallFile.Kind, methods: [Method] = [.pca, .ae, .vae], threads: Int = 1, isThorough: Bool = true
    ) throws -> ComparisonResult {
        let folder = try TemporaryFolder()
        var settings = ComparisonSettings(file: try SmallFile(kind: kind).write(to: folder))
        settings.training = TrainingChoices(epochs: 3, hidden: [8], architecture: .dense, seed: 7)
        settings.methods = methods
        settings.repeats = 1
        settings.threads = threads
        settings.isThorough = isThorough
        return try ComparisonResult(of: DataPreparation(settings).run(), settings: settings)
    }

    @Test(arguments: [SmallFile.Kind.images, .table]) func everySizeIsAPoint(kind: SmallFile.Kind) throws {
        let result = try result(kind)
        let finding = try #require(result.findings[Dimensions.self])
        let study = result.study
        let sizes = kind == .images ? [1, 2, 4, 8, 16, 32] : [1, 2, 4]
        #expect(finding.features == study.data.truth.columns && finding.latentSize == 2)
        for id in ["ae", "vae", "pca"] {
            let points = try #require(finding.curves[id])
            #expect(points.map(\.latentSize) == sizes, "\(id)")
            #expect(points.allSatisfy { $0.mse.lower <= $0.mse.value && $0.mse.value <= $0.mse.upper })
            // At the size that is compared, the error is that of the table of measures.
            let own = try #require(study.methods.first { $0.id == id })
            #expect(abs(points[1].mse.value - own.error) < 1e-5 * own.error)
            #expect(points[1].epochs == nil)
            // As many epochs as the network that is compared ran.
            #expect(points[0].epochs == own.training?.history.trainingLosses.count)
        }
        let linear = try #require(finding.curves["pca"])
        #expect(zip(linear, linear.dropFirst()).allSatisfy { $0.mse.value >= $1.mse.value })
        for id in ["ae", "vae"] {
            let points = try #require(finding.curves[id])
            for (own, other) in zip(points, linear) {
                let reduction = try #require(own.reduction)
                #expect(abs(reduction.value - (1 - own.mse.value / other.mse.value)) < 1e-5)
                let ratio = try #require(own.ratio)
                #expect(abs(ratio.value - own.mse.value / other.mse.value) < 1e-5 && ratio.lower <= ratio.upper)
            }
        }
        let evidence = try #require(finding.curves["vae"])
        #expect(evidence.allSatisfy { $0.elbo != nil && ($0.activeUnits ?? -1) >= 0 })
        #expect(evidence.allSatisfy { $0.activeUnits ?? 99 <= $0.latentSize })
        let elbo = try #require(study.methods.first { $0.id == "vae" }?.measures[.elbo]?.estimate.value)
        #expect(abs(try #require(evidence[1].elbo).value - elbo) < 1e-6 * abs(elbo))
        #expect(finding.evidenceRows == study.data.truth.rows)
        // PCA has nats where the VAE's are those of normal distributions.
        #expect(linear.contains { $0.logLikelihood != nil } == (kind == .table))
        if kind == .table {
            let pca = try PCA.fit(result.data.rows, rows: study.data.split.training, latentSize: 4)
            let known = try #require(pca.logLikelihoods(of: study.data.truth))
            let own = try #require(linear.first { $0.latentSize == 4 }?.logLikelihood)
            #expect(abs(own.value - known.reduce(0, +) / Double(known.count)) < 1e-4 * abs(own.value))
        }
        #expect(finding.curves["ae"]?.allSatisfy { $0.elbo == nil && $0.activeUnits == nil } == true)
        #expect(finding.meetings["ae"]?.tried == sizes && finding.meetings["pca"] == nil)
    }

    @Test func noResultDependsOnTheNumberOfThreads() throws {
        func errors(_ threads: Int) throws -> [String: [Double]] {
            try #require(try result(.images, threads: threads).findings[Dimensions.self]).curves.mapValues { points in
                points.flatMap { [$0.mse.value, $0.mse.lower, $0.elbo?.value ?? 0] }
            }
        }
        #expect(try errors(1) == errors(3))
    }

    /// Too few steps are no training, unless they are asked for: then the sizes of the report are all there is.
    @Test func withoutTrainingsThereIsTheChosenSizeAlone() throws {
        let finding = try #require(try result(.images, isThorough: false).findings[Dimensions.self])
        #expect(finding.curves["ae"]?.map(\.latentSize) == [2])
        #expect(finding.curves["pca"]?.map(\.latentSize) == [1, 2, 4, 8, 16, 32])
        #expect(finding.meetings["ae"]?.tried == [2])
        let alone = try #require(try result(.images, methods: [.ae], isThorough: false).findings[Dimensions.self])
        #expect(alone.meetings.isEmpty && alone.curves.count == 1)
    }

    @Test func aMeetingIsDecidedByIntervals() {
        func points(_ reductions: [(Int, Double, Double)]) -> [Dimensions.Point] {
            reductions.map { size, lower, upper in
                Dimensions.Point(
                    latentSize: size, mse: Estimate(value: 1, lower: 1, upper: 1), epochs: nil,
                    reduction: Estimate(value: (lower + upper) / 2, lower: lower, upper: upper), elbo: nil,
                    logLikelihood: nil,
                    activeUnits: nil)
            }
        }
        func meeting(_ reductions: [(Int, Double, Double)]) -> Dimensions.Meeting? { .init(points(reductions)) }
        let ends = meeting([(1, 0.4, 0.5), (2, 0.1, 0.2), (4, -0.1, 0.1), (8, -0.3, -0.2)])
        #expect(ends?.betterAt == [1, 2] && ends?.worseAt == [8] && ends?.meetsAt == 4)
        let always = meeting([(1, 0.4, 0.5), (2, 0.1, 0.2)])
        #expect(always?.betterAt == [1, 2] && always?.meetsAt == nil)
        let never = meeting([(1, -0.4, 0.5), (2, -0.2, -0.1)])
        #expect(never?.betterAt == [] && never?.worseAt == [2] && never?.meetsAt == nil)
        // Better here and there is no meeting.
        let mixed = meeting([(1, 0.4, 0.5), (2, -0.1, 0.2), (4, 0.1, 0.2)])
        #expect(mixed?.betterAt == [1, 4] && mixed?.meetsAt == nil)
        #expect(meeting([]) == nil)
    }

    @Test func compressionIsDecidedByTheInterval() {
        func outcome(_ lower: Double, _ upper: Double) -> ClaimOutcome {
            Dimensions.Compression.outcome(Estimate(value: (lower + upper) / 2, lower: lower, upper: upper))
        }
        #expect(outcome(0.51, 0.6) == .holds && outcome(0.2, 0.49) == .fails && outcome(0.49, 0.51) == .undecided)
        #expect(outcome(-3, 0.1) == .fails)
    }

    /// The share that is kept is about the mean of the training rows, which keeps nothing.
    @Test func keptVarianceIsThatAboutTheTrainingMean() throws {
        let result = try result(.table)
        let compression = try #require(result.findings[Dimensions.self]?.compression)
        #expect(compression.network == "ae" && Set(compression.keptVariance.keys) == ["pca", "ae", "vae"])
        let truth = result.study.data.truth
        let mean = try result.data.rows.means(over: result.study.data.split.training)
        let spread =
            (0..<truth.rows).reduce(0.0) { sum, row in
                zip(truth[row: row], mean).reduce(sum) { $0 + Double(($1.0 - $1.1) * ($1.0 - $1.1)) }
            } / Double(truth.values.count)
        for method in result.study.methods {
            let kept = try #require(compression.keptVariance[method.id])
            #expect(abs(kept.value - (1 - method.error / spread)) < 1e-5)
        }
        // Six features in six dimensions are no smaller.
        let study = result.study
        var settings = study.settings
        settings.latentSize = 6
        #expect(
            try Dimensions.Compression(
                of: Study(
                    data: study.data, rows: study.rows, settings: settings, fitted: study.fitted, methods: study.methods
                ))
                == nil)
    }

    /// Rows in a plane and a little noise: two components hold nearly all, and match a network that has found the plane.
    @Test func componentsThatMatchHaveAnInterval() throws {
        var generator = SeededGenerator(seed: 2, stream: "plane")
        let (count, features) = (400, 8)
        var rows = Matrix(rows: count, columns: features)
        let directions = (0..<3 * features).map { _ in generator.normal() }
        for row in 0..<count {
            let codes = [3 * generator.normal(), 2 * generator.normal(), generator.normal()]
            for feature in 0..<features {
                rows[row, feature] = Float(
                    (0..<3).reduce(0.1 * generator.normal()) { $0 + codes[$1] * directions[$1 * features + feature] })
            }
        }
        let split = Split(training: Array(0..<300), validation: [], test: Array(300..<400))
        let truth = rows.selecting(rows: split.test)
        let pca = try Method.pca.fit(
            FitRequest(rows, kind: .table, trainingRows: split.training, validationRows: [], latentSize: 2))
        let linear = try #require(pca.linear)
        let byRow = linear.rowErrorsByComponents(on: truth)
        #expect(byRow.rows == 100 && byRow.columns == 8)
        for (k, error) in linear.errorsByComponents(on: truth).enumerated() {
            let mean = byRow.column(k).reduce(0.0) { $0 + Double($1) } / 100
            #expect(abs(mean - error) < 1e-4)
        }
        let decoded = try #require(pca.decoding).decode(linear.encode(truth))
        let known = ReconstructionError(truth: truth, reconstruction: decoded).perRow
        #expect(zip(byRow.column(1), known).allSatisfy { abs(Double($0) - $1) < 1e-4 })

        func finding(_ errors: [Double]) throws -> Components.Finding {
            let mse = RowMean(errors: errors)
            let bootstrap = Bootstrap(seed: 0)
            let results = [Method.pca, .ae].map { method in
                let own = method == .pca ? RowMean(errors: known) : mse
                return MethodResult(
                    method: method, latentSize: 2, codes: Matrix(rows: count, columns: 2),
                    measures: [.mse: MeasuredValue(own, bootstrap)], seconds: 0)
            }
            let study = Study(
                data: StudyData(split: split, truth: truth, featureNames: (0..<features).map(String.init)),
                settings: StudySettings(), fitted: [pca], methods: results)
            return try #require(Components.find(in: study)).finding
        }
        // A network with the errors of three components is matched by three, whatever the rows.
        let three = try finding(byRow.column(2).map { 1.001 * Double($0) })
        #expect(three.componentsToMatch["ae"] == 3)
        #expect(three.componentsToMatchInterval["ae"] == Components.Bounds(least: 3, most: 3))
        // Of rows that are met here and missed there, nobody knows so well.
        let uneven = try finding(
            byRow.column(1).enumerated().map { $0.offset % 5 == 0 ? 4 * Double($0.element) : 0.2 * Double($0.element) })
        let matched = try #require(uneven.componentsToMatch["ae"])
        let bounds = try #require(uneven.componentsToMatchInterval["ae"])
        #expect(try #require(bounds.least) <= matched && matched <= #require(bounds.most))
        #expect(bounds.least != bounds.most)
        // What no number of components comes down to.
        let none = try finding([Double](repeating: -1, count: 100))
        #expect(none.componentsToMatch["ae"] == nil)
        #expect(none.componentsToMatchInterval["ae"] == Components.Bounds(least: nil, most: nil))
        // Three directions hold nearly all of the variance.
        #expect(three.varianceRatio.count == 8 && three.cumulativeVariance[2] > 0.99)
        #expect(abs(three.varianceRatio.reduce(0, +) - 1) < 1e-6)
        #expect(three.componentsForShare.map(\.share) == [0.5, 0.8, 0.9, 0.95])
        #expect(three.componentsForShare.allSatisfy { $0.count <= 3 && $0.count >= 1 })
        #expect(zip(three.componentsForShare, three.componentsForShare.dropFirst()).allSatisfy { $0.count <= $1.count })
    }

    /// Constant rows, a single feature, a single row, numbers that are none: no error, and nothing said that is not known.
    @Test func oddDataGiveNothingOrSomethingFinite() throws {
        func find(_ truth: Matrix, errors: [Double]) throws -> Dimensions.Finding? {
            // The training rows are the same numbers.
            let twice = Matrix(rows: 2 * truth.rows, columns: truth.columns, values: truth.values + truth.values)
            let (training, test) = (Array(0..<truth.rows), Array(truth.rows..<2 * truth.rows))
            let result = MethodResult(
                method: .ae, latentSize: 2, codes: Matrix(rows: twice.rows, columns: 2),
                measures: [.mse: MeasuredValue(RowMean(perRow: errors), Bootstrap(seed: 0))], seconds: 0)
            return try Dimensions.find(
                in: Study(
                    data: StudyData(
                        split: Split(training: training, validation: [], test: test), truth: truth,
                        featureNames: (0..<truth.columns).map(String.init)),
                    rows: twice, settings: StudySettings(), methods: [result]))?.finding
        }
        let constant = Matrix(rows: 4, columns: 5, values: [Float](repeating: 2, count: 20))
        let known = try #require(try find(constant, errors: [0, 0, 0, 0]))
        #expect(known.compression == nil && known.curves["ae"]?.count == 1)
        #expect(try find(Matrix(rows: 1, columns: 1), errors: [0.5])?.compression == nil)
        #expect(try find(constant, errors: [1, .nan, 1, 1]) == nil)
        let lost = Matrix(rows: 2, columns: 3, values: [1, .nan, 2, 3, 4, 5])
        #expect(try find(lost, errors: [1, 2])?.compression == nil)
    }
}
