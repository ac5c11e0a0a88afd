import Core
import Foundation
import Methods
import NeuralNetworks
import ONNX
import Testing

/// The promises of a method, whatever it is: what every registered method is held to.
struct MethodBattery {
    let method: Method
    let rows: Matrix
    let kind: DataKind

    /// Rows of 36 numbers in 0–1, each made of two numbers that lie on a curve, and some noise: `[rows, 36]`.
    static let images: Matrix = {
        var generator = SeededGenerator(seed: 5, stream: "method battery")
        var rows = Matrix(rows: rowCount, columns: 36)
        for row in 0..<rowCount {
            let (place, width) = (1 + 3 * generator.uniform(), 0.5 + generator.uniform())
            for pixel in 0..<36 {
                let distance = (Double(pixel % 6) - place) / width
                rows[row, pixel] = Float(max(0, 1 - distance * distance) * 0.9 + 0.1 * generator.uniform())
            }
        }
        return rows
    }()

    /// Counts that follow the images, as methods take them: logarithms of 1 + count, standardised.
    static let counts: (rows: Matrix, scale: CountScale) = {
        var rows = images
        for index in rows.values.indices { rows.values[index] = log1p((40 * rows.values[index]).rounded()) }
        let means = (0..<36).map { column in rows.column(column).reduce(0, +) / Float(rowCount) }
        let spreads = (0..<36).map { column in
            (rows.column(column).reduce(0) { $0 + ($1 - means[column]) * ($1 - means[column]) } / Float(rowCount))
                .squareRoot()
        }
        for row in 0..<rowCount {
            for column in 0..<36 { rows[row, column] = (rows[row, column] - means[column]) / spreads[column] }
        }
        return (rows, CountScale(centres: means, spreads: spreads))
    }()

    private static let rowCount = 320
    private static let training = Array(0..<256)
    private static let validation = Array(256..<288)
    private static let latentSize = 3
    /// The method has not seen these.
    private var test: Matrix { rows.selecting(rows: Array(288..<Self.rowCount)) }

    /// All checks.
    func check() throws {
        let fitted = try fit()
        try checkShapes(fitted)
        try checkDeterminism(fitted)
        try checkThreads(fitted)
        try checkFile(fitted)
        try checkRefusal()
        try checkResuming(fitted)
    }

    /// Fits it in short.
    private func fit(_ change: (inout FitRequest) -> Void = { _ in }) throws -> FittedMethod {
        // Batches of two tiles, which threads can share.
        let choices = TrainingChoices(epochs: 3, batchSize: 128, hidden: [8], architecture: .dense, seed: 1)
        var request = FitRequest(
            rows, kind: kind, trainingRows: Self.training, validationRows: Self.validation,
            latentSize: Self.latentSize, choices: choices)
        change(&request)
        return try method.fit(request)
    }

    /// All that a fitted method gives for the test rows, in numbers.
    private func numbers(_ fitted: FittedMethod) throws -> [[Float]] {
        let codes = try fitted.reduction.encode(test)
        let posterior = try fitted.probabilistic?.posterior(of: test)
        let evidence = try fitted.probabilistic?.evidence(of: test, posterior: posterior, draws: 2, seed: 1)
        return [
            codes.values, try fitted.decoding?.decode(codes).values ?? [], posterior?.standardDeviations.values ?? [],
            evidence?.reconstruction.map { Float($0) } ?? [],
        ]
    }

    private func checkShapes(_ fitted: FittedMethod) throws {
        #expect(fitted.method == method && fitted.seconds >= 0 && fitted.seconds.isFinite)
        #expect(fitted.reduction.featureCount == 36 && fitted.reduction.latentSize == Self.latentSize)
        let codes = try fitted.reduction.encode(test)
        #expect(codes.rows == test.rows && codes.columns == Self.latentSize)
        #expect(codes.values.allSatisfy(\.isFinite) && Set(codes.values).count > 1)
        #expect(try fitted.reduction.encode(test.selecting(rows: [])).rows == 0)
        // A row's code is its own, whatever other rows are encoded with it.
        let alone = try fitted.reduction.encode(test.selecting(rows: [7]))
        #expect(largestDifference(alone.values, Array(codes[row: 7])) < 1e-5)
        // What the descriptor says of the method is so of its models.
        #expect((fitted.decoding != nil) == method.decodes && (fitted.layered != nil) == method.isLayered)
        #expect((fitted.probabilistic != nil) == method.isProbabilistic && (fitted.linear != nil) == method.isLinear)
        #expect((fitted.training != nil) == method.isNetwork)
        if let decoding = fitted.decoding {
            let decoded = try decoding.decode(codes)
            #expect(decoded.rows == test.rows && decoded.columns == 36)
            #expect(decoded.values.allSatisfy { $0.isFinite })
        }
        if let sparse = fitted.sparse {
            let shares = sparse.activeShares(of: codes)
            #expect(shares.count == test.rows && shares.allSatisfy { (0...1).contains($0) })
        }
        if let linear = fitted.linear {
            #expect(linear.explainedVarianceRatio.count == Self.latentSize)
            #expect(linear.errorsByComponents(on: test).count >= Self.latentSize)
        }
        if let probabilistic = fitted.probabilistic {
            let posterior = try probabilistic.posterior(of: test)
            #expect(posterior.means == codes && posterior.divergences.count == test.rows)
        }
    }

    private func checkDeterminism(_ fitted: FittedMethod) throws {
        #expect(try numbers(fit()) == numbers(fitted))
        #expect(try fitted.reduction.encode(test) == fitted.reduction.encode(test))
        guard let losses = fitted.training?.history.trainingLosses else { return }
        // Whatever is kept in the end, which may be what every training starts from.
        #expect(try fit { $0.choices.seed = 2 }.training?.history.trainingLosses != losses)
    }

    private func checkThreads(_ fitted: FittedMethod) throws {
        let expected = try numbers(fitted)
        for threads in [1, 2, 4] {
            let other = try WorkerPool(threads: threads).lead { team in try fit { $0.team = team } }
            #expect(try numbers(other) == expected, "\(threads) threads")
        }
    }

    /// The model in an ONNX file gives the codes and rows of the method.
    private func checkFile(_ fitted: FittedMethod) throws {
        guard let layered = fitted.layered else { return }
        let origin = ModelOrigin(
            version: "1", method: method.rawValue, dataset: "battery", featureCount: 36, latentSize: Self.latentSize,
            imageShape: nil, labelNames: [], seed: 1)
        let same = FeatureScaling(
            centre: [Float](repeating: 0, count: 36), factor: [Float](repeating: 1, count: 36),
            offset: [Float](repeating: 0, count: 36))
        let encoder = try ModelPart(
            .encoder, network: TrainedNetwork([same] + layered.encoderNetwork.layers),
            logVarianceRange: layered.logVarianceRange, origin: origin)
        let decoder = try ModelPart(
            .decoder, network: TrainedNetwork(layered.decoderNetwork.layers + [same]), origin: origin)
        let codes = try layered.encode(test)
        let read = try ModelPart(decoding: encoder.encoded()).run(test)
        #expect(largestDifference(read.values.values, codes.values) < 1e-5)
        #expect((read.logVariances != nil) == method.isProbabilistic)
        let rows = try ModelPart(decoding: decoder.encoded()).run(codes).values
        #expect(largestDifference(rows.values, try layered.decode(codes).values) < 1e-5)
    }

    /// Rows that are no numbers are refused, wherever they are.
    private func checkRefusal() throws {
        for (value, row) in [(Float.nan, 0), (.infinity, 200)] {
            var broken = rows
            broken[row, 5] = value
            #expect(throws: (any Error).self, "\(value) in row \(row)") { try fit { $0.source = broken } }
        }
    }

    /// A fit that is broken off and resumed comes to the same bits.
    private func checkResuming(_ fitted: FittedMethod) throws {
        let whole = BreakingKeeper()
        #expect(try numbers(fit { $0.control.checkpoint = whole }) == numbers(fitted))
        // What is fitted in one go keeps no state.
        #expect((whole.count > 0) == method.isNetwork)
        var state: FittingState?
        for part in [1, whole.count / 2] where part > 0 && part < whole.count {
            let keeper = BreakingKeeper(start: state, breaksAfter: part)
            #expect(throws: BreakingKeeper.Interruption.self) { try fit { $0.control.checkpoint = keeper } }
            let last = try #require(keeper.last)
            state = last
        }
        let resumed = try fit { $0.control.checkpoint = BreakingKeeper(start: state) }
        #expect(try numbers(resumed) == numbers(fitted))
    }

    private func largestDifference(_ values: [Float], _ expected: [Float]) -> Float {
        guard values.count == expected.count else { return .infinity }
        return zip(values, expected).reduce(0) { max($0, abs($1.0 - $1.1) / max(1, abs($1.1))) }
    }
}

@Suite struct MethodBatteryTests {
    @Test(arguments: Method.allCases) func aRegisteredMethodKeepsItsPromisesOnImages(method: Method) throws {
        try MethodBattery(
            method: method, rows: MethodBattery.images, kind: .images(ImageShape(height: 6, width: 6))
        ).check()
    }

    @Test(arguments: Method.allCases) func aRegisteredMethodKeepsItsPromisesOnTables(method: Method) throws {
        var rows = MethodBattery.images
        for index in rows.values.indices { rows.values[index] = 4 * (rows.values[index] - 0.4) }
        try MethodBattery(method: method, rows: rows, kind: .table).check()
    }

    @Test(arguments: Method.allCases) func aRegisteredMethodKeepsItsPromisesOnCounts(method: Method) throws {
        let (rows, scale) = MethodBattery.counts
        try MethodBattery(method: method, rows: rows, kind: .counts(scale)).check()
    }

    /// The identifier stands on the command line, in keys and in names of files.
    @Test func identifiersAreNamesOfFilesAndKeys() {
        let identifiers = Method.allCases.map(\.rawValue)
        #expect(Set(identifiers).count == identifiers.count)
        #expect(identifiers.allSatisfy { $0.wholeMatch(of: /[a-z][a-z0-9]*/) != nil && $0 != "all" })
        #expect(identifiers.allSatisfy { Method(rawValue: $0)?.rawValue == $0 } && Method(rawValue: "none") == nil)
        let options = Method.allCases.flatMap(\.options).map(\.name)
        #expect(Set(options).count == options.count)
        #expect(Method.baseline.isLinear && Method.usual.contains(.baseline))
    }
}
