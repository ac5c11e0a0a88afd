import Core
import Foundation
import Methods
import NeuralNetworks
import ONNX
import Testing

@Suite struct RoundTripTests {
    @Test(arguments: try SampleParts.all().map(\.name))
    func aPartIsReadBackAsItWasWritten(name: String) throws {
        let part = try #require(try SampleParts.all().first { $0.name == name }).part
        let read = try ModelPart(decoding: part.encoded())
        #expect(read == part)
        let rows = SampleParts.normal(5, part.network.inputCount, seed: 70, scale: 3)
        #expect(try read.run(rows) == part.run(rows))
    }

    /// Counts go in and come out, their logarithms in between.
    @Test func countsAreReadBack() throws {
        let (encoder, decoder) = try SampleParts.counts()
        let read = try ModelPart(decoding: encoder.encoded())
        #expect(read == encoder)
        let counts = Matrix(rows: 2, columns: 6, values: [0, 1, 2, 10, 400, 70_000, 3, 0, 0, 0, 5, 1])
        #expect(try read.run(counts) == encoder.run(counts))
        let scaled = try encoder.scaled(counts)
        let scaling = try #require(encoder.network.layers[1] as? FeatureScaling)
        for column in 0..<6 {
            let expected =
                (log1p(counts[0, column]) - scaling.centre[column]) * scaling.factor[column] + scaling.offset[column]
            #expect(abs(scaled[0, column] - expected) < 1e-5)
        }
        let codes = SampleParts.normal(3, 3, seed: 65)
        let rows = try decoder.run(codes).values
        let unscaled = try decoder.scaledRows(for: codes)
        let back = try #require(decoder.network.layers[2] as? FeatureScaling)
        for column in 0..<6 {
            let expected = expm1(
                (unscaled[0, column] - back.centre[column]) * back.factor[column] + back.offset[column])
            #expect(abs(rows[0, column] - expected) < 1e-5 * max(1, abs(expected)))
        }
    }

    @Test func theSamePartMakesTheSameFile() throws {
        for (_, part) in try SampleParts.all() { #expect(try part.encoded() == part.encoded()) }
    }

    @Test func whatTheMetadataSayIsReadBack() throws {
        let origin = try ModelPart(decoding: SampleParts.posterior().encoded()).origin
        #expect(origin == SampleParts.origin("vae", features: 6, latent: 2))
        #expect(origin.dataset == "a \"set\" ☾" && origin.seed == .max && origin.labelNames == ["phase", "side"])
    }

    @Test(arguments: [[0, 1, 2, 3, 4, 5], [0, 2, 3, 5, 8, 99], [4, 5, 6, 7, 8, 97]])
    func whatRowsBecomeIsReadBack(columns: [Int]) throws {
        let preparation = ModelPreparation(columns: .init(columns, storedCount: 100), isLogCounts: true)
        let sample = try SampleParts.posterior()
        let origin = ModelOrigin(
            version: "1", method: "vae", dataset: "cells", featureCount: 6, latentSize: 2, imageShape: nil,
            labelNames: [],
            seed: 0, preparation: preparation)
        let part = try ModelPart(
            .encoder, network: sample.network, logVarianceRange: sample.logVarianceRange, origin: origin)
        #expect(try ModelPart(decoding: part.encoded()).origin == origin)
    }

    @Test func trainedMethodsGiveTheSameCodesAndRows() throws {
        for (name, reduction, rows) in try TrainedSamples.all() {
            let parts = try TrainedSamples.parts(of: reduction)
            let encoder = try ModelPart(decoding: parts.encoder.encoded())
            let decoder = try ModelPart(decoding: parts.decoder.encoded())
            let codes = try reduction.encode(rows)
            let output = try encoder.run(rows)
            #expect(largestDifference(output.values, codes) < 1e-6, "codes of \(name)")
            #expect(
                largestDifference(try decoder.run(codes).values, try reduction.decode(codes)) < 1e-6, "rows of \(name)")
            if let model = reduction as? VariationalAutoencoder {
                let deviations = try model.posterior(of: rows).standardDeviations
                let logVariances = try #require(output.logVariances)
                for (deviation, logVariance) in zip(deviations.values, logVariances.values) {
                    #expect(abs(deviation - exp(0.5 * logVariance)) < 1e-6)
                }
            } else {
                #expect(output.logVariances == nil)
            }
        }
    }

    @Test func logVariancesStayInTheirRange() throws {
        let part = try SampleParts.posterior()
        let rows = SampleParts.normal(200, 6, seed: 71, scale: 500)
        let values = try #require(try part.run(rows).logVariances).values
        #expect(values.min() == -3 && values.max() == 1)
    }

    @Test func manyRowsGiveWhatFewGive() throws {
        let part = try SampleParts.encoder(try #require(SampleParts.networks.last).network)
        let rows = SampleParts.normal(1_300, 6, seed: 72, scale: 100)
        let whole = try part.run(rows).values
        for row in [0, 511, 512, 1_299] {
            let alone = try part.run(rows.selecting(rows: [row])).values
            #expect(largestDifference(alone, whole.selecting(rows: [row])) < 1e-5)
        }
    }

    @Test func dataFarFromZeroKeepTheirDigits() throws {
        var rows = TrainedSamples.table
        for index in rows.values.indices { rows.values[index] += 100_000.3 }
        let pca = try PCA.fit(rows, rows: Array(0..<rows.rows), latentSize: 2)
        let encoder = try TrainedSamples.parts(of: pca).encoder
        #expect(largestDifference(try encoder.run(rows).values, pca.encode(rows)) < 1e-5)
    }

    @Test func rowsInTheScaledUnitAreThoseOfTheMethod() throws {
        for (name, reduction, rows) in try TrainedSamples.all() {
            let (encoder, decoder) = try TrainedSamples.parts(of: reduction)
            let codes = try reduction.encode(rows)
            #expect(largestDifference(try decoder.scaledRows(for: codes), try reduction.decode(codes)) < 1e-6)
            #expect(try encoder.scaled(rows) == rows)
            // Only the logistic function keeps rows in a range.
            #expect(decoder.range == (name.hasSuffix("images") && !name.hasPrefix("pca") ? 0...1 : nil), "\(name)")
        }
    }

    @Test func aFileIsReadBack() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "gibbous-onnx-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder.appending(path: "models"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let part = try SampleParts.posterior()
        try part.write(to: folder.appending(path: "models/vae-encoder.onnx").path)
        for place in [folder.path, folder.appending(path: "models").path] {
            let models = try ModelFolder(place)
            #expect(models.methods(among: ["pca", "ae", "vae"], with: .encoder) == ["vae"])
            #expect(models.methods(among: ["vae"], with: .decoder).isEmpty)
            #expect(try models.read("vae", .encoder) == part)
        }
    }
}

/// The largest difference of two matrices' numbers, relative where they are beyond 1.
func largestDifference(_ a: Matrix, _ b: Matrix) -> Float {
    guard a.rows == b.rows, a.columns == b.columns else { return .infinity }
    return zip(a.values, b.values).reduce(0) { max($0, abs($1.0 - $1.1) / max(1, abs($1.1))) }
}
