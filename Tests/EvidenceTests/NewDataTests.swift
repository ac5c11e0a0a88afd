import Core
import EmbeddingQuality
import Rows
import Splitting
import TestSupport
import Testing

@testable import Evidence
@testable import Methods

/// A decoder that is made up: codes to rows, whatever the rows' codes are.
private struct MadeUpDecoder: DecodingReduction {
    let featureCount: Int
    let latentSize: Int
    let decoding: @Sendable (Matrix) -> Matrix
    let encoding: @Sendable (Matrix) -> Matrix

    func encode(_ rows: Matrix) -> Matrix { encoding(rows) }
    func decode(_ codes: Matrix) -> Matrix { decoding(codes) }
}

/// Samples of decoders whose worth is known.
@Suite struct NewDataTests {
    /// Rows of a standard normal distribution of four features, which follow from two others.
    private static let rows: Matrix = {
        var generator = SeededGenerator(seed: 9, stream: "rows")
        return decode(generator.normals(rows: 900, columns: 2))
    }()

    private static let split = Split(
        training: (0..<900).filter { $0 % 3 == 0 }, validation: [], test: (0..<900).filter { $0 % 3 == 1 })

    /// The true decoder: a bent sheet.
    private static func decode(_ codes: Matrix) -> Matrix {
        Matrix(
            rows: codes.rows, columns: 4,
            values: (0..<codes.rows).flatMap { row -> [Float] in
                let (x, y) = (codes[row, 0], codes[row, 1])
                return [x, y, 0.5 * x * x, x - y]
            })
    }

    private static func encode(_ rows: Matrix) -> Matrix {
        Matrix(
            rows: rows.rows, columns: 2, values: (0..<rows.rows).flatMap { [rows[$0, 0], rows[$0, 1]] })
    }

    /// A method with a made-up decoder and the codes that rows are given.
    private static func network(
        _ id: String, followsPrior: Bool, encode: @escaping @Sendable (Matrix) -> Matrix = { NewDataTests.encode($0) },
        decode: @escaping @Sendable (Matrix) -> Matrix
    ) -> FittedMethod {
        let method = Method(
            id, MadeUpDecoder.self, name: id.uppercased(), longName: id, followsPrior: followsPrior
        ) { _ in MadeUpDecoder(featureCount: 4, latentSize: 2, decoding: decode, encoding: encode) }
        return FittedMethod(
            method, MadeUpDecoder(featureCount: 4, latentSize: 2, decoding: decode, encoding: encode), seconds: 0)
    }

    private static func study(
        _ fitted: [FittedMethod], rows: Matrix = rows, split: Split = split, imageShape: ImageShape? = nil,
        threads: Int = 1
    ) throws -> Study {
        var settings = StudySettings(latentSize: 2)
        settings.threads = threads
        return Study(
            data: StudyData(
                split: split, truth: rows.selecting(rows: split.test),
                featureNames: (0..<rows.columns).map { "f\($0)" }, imageShape: imageShape),
            rows: rows, settings: settings, fitted: fitted,
            methods: try fitted.map {
                MethodResult(
                    method: $0.method, latentSize: 2, codes: try $0.reduction.encode(rows), measures: [:], seconds: 0)
            }, componentErrors: [])
    }

    /// Decoders: the true one, one that gives the mean row alone, and one that gives training rows.
    private static func truth(_ id: String, followsPrior: Bool) -> FittedMethod {
        network(id, followsPrior: followsPrior) { decode($0) }
    }

    private static func mean(_ id: String, followsPrior: Bool) -> FittedMethod {
        network(id, followsPrior: followsPrior) { codes in
            Matrix(rows: codes.rows, columns: 4, values: (0..<codes.rows).flatMap { _ in [0, 0, 0.5, 0] as [Float] })
        }
    }

    private static func copier(_ id: String, followsPrior: Bool) -> FittedMethod {
        network(id, followsPrior: followsPrior) { codes in
            rows.selecting(rows: (0..<codes.rows).map { split.training[$0 % split.training.count] })
        }
    }

    private func finding(_ fitted: [FittedMethod]) throws -> NewData.Finding {
        try #require(try NewData.find(in: Self.study(fitted))?.finding)
    }

    @Test func theTrueDecoderMakesNewData() throws {
        let finding = try finding([Self.truth("v", followsPrior: true), Self.mean("a", followsPrior: false)])
        #expect(finding.rows == 300 && finding.neighbors == 5 && finding.claim == .holds)
        let own = try #require(finding.sources.first?.measures)
        let control = finding.control.measures
        #expect(finding.sources[0].source == SampleSource(kind: .prior, method: "v"))
        for (value, real) in [
            (own.precision, control.precision), (own.recall, control.recall), (own.coverage, control.coverage),
        ] {
            #expect(abs(try #require(value).value - (try #require(real).value)) < 0.08)
        }
        // Samples of the data's own distribution have no discrepancy from it that its interval does not hold.
        let discrepancy = try #require(own.mmdSquared)
        #expect(abs(discrepancy.value) < 0.01 && (control.mmdSquared?.value ?? 1) < 0.01)
        let copies = try #require(finding.sources[0].copies)
        #expect((copies.nearlyIdentical?.value ?? 1) < 0.15)
        // The codes are those of N(0, I): a twentieth of it is out of reach, and it has next to no divergence.
        let prior = try #require(finding.priors["v"])
        #expect(abs(prior.empty.value - finding.expectedEmpty) < 0.05, "\(prior.empty)")
        #expect(try #require(prior.divergence) < 0.05)
    }

    /// A decoder that gives one row for every code reaches nothing, however near that row is to all others.
    @Test func theMeanIsNoNewData() throws {
        let finding = try finding([Self.mean("v", followsPrior: true), Self.truth("a", followsPrior: false)])
        #expect(finding.claim == .fails)
        let own = try #require(finding.sources.first?.measures)
        #expect(own.recall?.value == 0 && (own.coverage?.value ?? 1) < 0.2)
        let contrast = try #require(finding.contrast)
        #expect(contrast.method == "v" && contrast.against == "a")
        #expect((contrast.recallDifference?.upper ?? 0) < 0 && (contrast.mmdSquaredDifference?.lower ?? 0) > 0)
    }

    /// Of two decoders that do the same neither is better.
    @Test func equalDecodersLeaveItOpen() throws {
        let finding = try finding([Self.truth("v", followsPrior: true), Self.truth("a", followsPrior: false)])
        #expect(finding.claim == .undecided)
        #expect(finding.contrast?.coverageDifference?.value == 0)
    }

    @Test func copiesFedAsSamplesAreFound() throws {
        let finding = try finding([Self.copier("v", followsPrior: true), Self.truth("a", followsPrior: false)])
        let copies = try #require(finding.sources.first?.copies)
        #expect(copies.copied?.value == 1 && copies.nearlyIdentical?.value == 1)
        let real = try #require(finding.control.copies)
        #expect((real.nearlyIdentical?.value ?? 1) < 0.15 && (real.copied?.value ?? 1) < 0.75)
    }

    /// Codes at 3 ± 0.1 leave all of N(0, I) empty, and a distribution that is fitted to them does not.
    @Test func codesElsewhereLeaveThePriorEmpty() throws {
        let apart: @Sendable (Matrix) -> Matrix = { rows in
            var codes = Self.encode(rows)
            for index in codes.values.indices { codes.values[index] = 3 + 0.1 * codes.values[index] }
            return codes
        }
        let other = Self.network("a", followsPrior: false, encode: apart) { codes in
            var centred = codes
            for index in centred.values.indices { centred.values[index] = 10 * (centred.values[index] - 3) }
            return Self.decode(centred)
        }
        let finding = try finding([Self.truth("v", followsPrior: true), other])
        let prior = try #require(finding.priors["a"])
        #expect(prior.empty.value > 0.95 && (prior.divergence ?? 0) > 5)
        let byKind = Dictionary(uniqueKeysWithValues: finding.sources.map { ($0.source, $0.measures) })
        let drawn = try #require(byKind[SampleSource(kind: .prior, method: "a")]?.coverage)
        let fitted = try #require(byKind[SampleSource(kind: .fittedGaussian, method: "a")]?.coverage)
        #expect(drawn.upper < 0.2 && fitted.lower > 0.8)
        #expect(finding.claim == .holds)
    }

    @Test func threadsChangeNothing() throws {
        let fitted = [Self.truth("v", followsPrior: true), Self.mean("a", followsPrior: false)]
        let one = try #require(try NewData.find(in: Self.study(fitted))?.finding)
        let three = try #require(try NewData.find(in: Self.study(fitted, threads: 3))?.finding)
        #expect(one.sources.map(\.measures.mmdSquared) == three.sources.map(\.measures.mmdSquared))
        #expect(one.sources.map(\.measures.coverage) == three.sources.map(\.measures.coverage))
        #expect(one.priors["v"]?.empty == three.priors["v"]?.empty)
    }

    /// The features of tables are compared; those of images are not.
    @Test func tablesHaveFeatures() throws {
        let fitted = [Self.truth("v", followsPrior: true), Self.mean("a", followsPrior: false)]
        let table = try #require(try NewData.find(in: Self.study(fitted)))
        #expect(table.finding.features == 4 && table.finding.pairedFeatures == 4)
        #expect(table.illustration.examples.count == 3)
        let own = try #require(table.finding.sources.first?.features)
        let other = try #require(table.finding.sources[1].features)
        #expect(own.meanDistance < 0.12 && other.meanDistance > 0.4 && own.worst.count == 3)
        #expect((own.correlationError ?? 1) < 0.15 && other.correlationError == nil)
        let quantiles = try #require(table.illustration.features?.quantiles)
        #expect(quantiles.map(\.name) == own.worst.map(\.name))
        for feature in quantiles {
            #expect(feature.truth.count == feature.sampled.count && feature.truth == feature.truth.sorted())
        }
        let shape = ImageShape(height: 2, width: 2)
        let images = try #require(try NewData.find(in: Self.study(fitted, imageShape: shape)))
        #expect(images.finding.features == nil && images.illustration.features == nil)
        #expect(images.illustration.examples.count == 3 && images.illustration.examples[0].rows.rows == 16)
        #expect(images.illustration.real.nearest.rows == 16)
    }

    @Test func probabilisticPCAIsABaseline() throws {
        let pca = try PCA.fit(Self.rows, rows: Self.split.training, latentSize: 2)
        let baseline = FittedMethod(.pca, pca, seconds: 0)
        let finding = try finding([baseline, Self.truth("v", followsPrior: true)])
        #expect(
            finding.sources.map(\.source) == [
                SampleSource(kind: .prior, method: "v"), SampleSource(kind: .probabilisticPCA, method: "pca"),
                SampleSource(kind: .probabilisticPCAMeans, method: "pca"),
            ])
        #expect(finding.contrast == nil && finding.claim == nil)
        // Without a network there is nothing to ask.
        #expect(try NewData.find(in: Self.study([baseline])) == nil)
    }

    /// Few rows, rows that are all the same, and samples that are no numbers.
    @Test func oddData() throws {
        let fitted = [Self.truth("v", followsPrior: true), Self.mean("a", followsPrior: false)]
        func split(_ test: Int) -> Split {
            Split(training: Array(0..<30), validation: [], test: Array(30..<30 + test))
        }
        #expect(try NewData.find(in: Self.study(fitted, split: split(2))) == nil)
        let few = try #require(try NewData.find(in: Self.study(fitted, split: split(4)))?.finding)
        #expect(few.rows == 4 && few.neighbors == 3)
        let same = try #require(
            try NewData.find(in: Self.study(fitted, rows: Matrix(rows: 60, columns: 4), split: split(20))))
        #expect(same.finding.kernelWidth == nil && same.finding.features == nil)
        #expect(same.finding.control.measures.coverage?.value == 0)
        let broken = Self.network("b", followsPrior: false) { codes in
            Matrix(rows: codes.rows, columns: 4, values: [Float](repeating: .nan, count: codes.rows * 4))
        }
        #expect(try NewData.find(in: Self.study([broken])) == nil)
        let beside = try #require(try NewData.find(in: Self.study(fitted + [broken]))?.finding)
        #expect(!beside.sources.contains { $0.source.method == "b" })
    }
}

/// The rule by which the claim is decided.
@Suite struct SampleContrastTests {
    private static func estimate(_ value: Double, _ half: Double) -> Estimate {
        Estimate(value: value, lower: value - half, upper: value + half)
    }

    private static func measures(coverage: Double, recall: Double, half: Double = 0.05) -> SampleMeasures {
        SampleMeasures(
            precision: nil, recall: estimate(recall, half), density: nil, coverage: estimate(coverage, half),
            mmdSquared: nil, nearestTestMse: nil)
    }

    /// Coverage, recall, and the differences of coverage, recall and discrepancy, with the outcome.
    @Test(arguments: [
        (0.9, 0.8, 0.3, 0.2, -0.1, ClaimOutcome.holds), (0.9, 0.8, 0.3, 0.0, 0.0, .holds),
        (0.9, 0.8, 0.0, 0.0, -0.1, .holds), (0.9, 0.8, 0.0, 0.0, 0.0, .undecided),
        (0.9, 0.8, 0.3, -0.2, 0.0, .undecided), (0.9, 0.8, -0.3, 0.0, 0.0, .fails),
        (0.9, 0.8, 0.0, 0.0, 0.1, .fails), (0.9, 0.03, 0.3, 0.0, -0.1, .fails), (0.2, 0.8, 0.3, 0.2, -0.1, .fails),
        (0.9, 0.41, 0.3, 0.2, -0.1, .undecided),
    ])
    func outcomes(
        coverage: Double, recall: Double, coverageGain: Double, recallGain: Double, discrepancy: Double,
        expected: ClaimOutcome
    ) {
        let contrast = SampleContrast(
            method: "v", against: "a", coverageDifference: Self.estimate(coverageGain, 0.05),
            recallDifference: Self.estimate(recallGain, 0.05), mmdSquaredDifference: Self.estimate(discrepancy, 0.05))
        let control = Self.measures(coverage: 0.95, recall: 0.8)
        #expect(contrast.outcome(Self.measures(coverage: coverage, recall: recall), control: control) == expected)
    }

    /// A measure without a value decides nothing.
    @Test func withoutNumbersItStaysOpen() {
        let contrast = SampleContrast(
            method: "v", against: "a", coverageDifference: nil, recallDifference: nil, mmdSquaredDifference: nil)
        let none = SampleMeasures(
            precision: nil, recall: nil, density: nil, coverage: nil, mmdSquared: nil, nearestTestMse: nil)
        #expect(contrast.outcome(none, control: none) == .undecided)
    }
}
