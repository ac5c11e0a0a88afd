import Core
import Foundation
import NeuralNetworks
import ONNX
import Testing

@Suite struct RefusalTests {
    /// Reads a file's content, and runs what was read: both may fail, and neither may trap.
    ///
    /// - Returns: What was read; nil where it was refused.
    private func read(_ data: Data) throws -> ModelPart? {
        do throws(ONNXError) {
            let part = try ModelPart(decoding: data)
            _ = try? part.run(SampleParts.normal(2, part.network.inputCount, seed: 1))
            return part
        } catch {
            #expect(error.kind == .unusable && !error.reason.isEmpty)
            return nil
        }
    }

    @Test func everyTruncatedFileIsRefused() throws {
        let data = try SampleParts.encoder(try #require(SampleParts.networks.last).network).encoded()
        for length in stride(from: 0, to: data.count, by: max(1, data.count / 300)) {
            #expect(try read(data.prefix(length)) == nil, "the first \(length) of \(data.count) bytes")
        }
    }

    @Test func changedFilesAreRefusedOrReadAndNeverTrap() throws {
        var generator = SeededGenerator(seed: 1, stream: "mutations")
        var refused = 0
        for (_, part) in try SampleParts.all() {
            let data = try part.encoded()
            for _ in 0..<60 {
                var bytes = [UInt8](data)
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
                case 1: bytes[place] = [0, 0x7F, 0x80, 0xFF].randomElement(using: &generator) ?? 0
                case 2: bytes.remove(at: place)
                default: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: place)
                }
                if try read(Data(bytes)) == nil { refused += 1 }
            }
        }
        // Numbers of the layers may change unnoticed; what gives them their meaning may not.
        #expect(refused > 300)
    }

    @Test func anotherOperatorInThePlaceOfOursIsRefused() throws {
        let data = try SampleParts.encoder(TrainedNetwork([Logistic(6)])).encoded()
        #expect(try read(data) != nil)
        // Of the same length, so that everything else in the file stays whole.
        #expect(try read(replacing("Sigmoid", by: "Softmax", in: data)) == nil)
        #expect(try read(replacing("layer1/output", by: "layer0/output", in: data)) == nil)
        #expect(try read(replacing("gibbous_version", by: "gibbons_version", in: data)) == nil)
        #expect(try read(replacing("latent_size\u{12}\u{1}6", by: "latent_size\u{12}\u{1}5", in: data)) == nil)
    }

    @Test func theWiringIsPartOfTheModel() throws {
        let data = try SampleParts.posterior().encoded()
        // The codes and the log-variances exchanged.
        let exchanged = replacing("posterior/unbounded", by: "posterior/nbounded?", in: data)
        #expect(try read(exchanged) == nil)
        #expect(try read(replacing("posterior/lowest", by: "posterior/highes", in: data)) == nil)
    }

    @Test func numbersThatAreNoneAreRefused() throws {
        let part = try ModelPart(
            .encoder,
            network: TrainedNetwork([
                SampleParts.scaling(6),
                Linear.Trained(weights: SampleParts.normal(6, 2, seed: 1), bias: [.nan, 1]),
            ]), origin: SampleParts.origin(features: 6, latent: 2))
        #expect(try read(part.encoded()) == nil)
    }

    @Test func aScaleBeyondTheFormatIsNotWritten() throws {
        let scaling = FeatureScaling(centre: [0], factor: [.infinity], offset: [0])
        let part = try ModelPart(
            .encoder, network: TrainedNetwork([scaling]), origin: SampleParts.origin(features: 1, latent: 1))
        let error = #expect(throws: ONNXError.self) { try part.encoded() }
        #expect(error?.kind == .notStorable)
    }

    /// A layer that has no operators of ONNX.
    private struct Doubling: TrainedLayer {
        let inputCount = 6
        let outputCount = 6
        var computation: LayerComputation { .function { $0.values = $0.values.map { 2 * $0 } } }
    }

    @Test func aLayerWithoutOperatorsIsNotWritten() throws {
        let part = try SampleParts.encoder(TrainedNetwork([Doubling()]))
        let error = #expect(throws: ONNXError.self) { try part.requireStorable() }
        #expect(error?.kind == .notStorable && error?.reason.contains("Doubling") == true)
        #expect(throws: ONNXError.self) { try part.encoded() }
        #expect(try TrainedNetwork([Doubling()]).run(SampleParts.normal(3, 6, seed: 1)).rows == 3)
    }

    @Test func sizesThatDoNotGoTogetherAreNoPart() {
        let network = TrainedNetwork([SampleParts.scaling(6), Logistic(6)])
        #expect(throws: ONNXError.self) {
            try ModelPart(.encoder, network: network, origin: SampleParts.origin(features: 6, latent: 2))
        }
        #expect(throws: ONNXError.self) {
            try ModelPart(
                .encoder, network: TrainedNetwork([Logistic(6)]), origin: SampleParts.origin(features: 6, latent: 6))
        }
        #expect(throws: ONNXError.self) {
            try ModelPart(.decoder, network: network, origin: SampleParts.origin(features: 6, latent: 6))
        }
    }

    @Test func networksInNetworksEndSomewhere() throws {
        var layer: any TrainedLayer = Linear.Trained(
            weights: SampleParts.normal(6, 6, seed: 1), bias: SampleParts.row(6, seed: 2))
        for _ in 0..<3 { layer = nested(layer) }
        #expect(try read(SampleParts.encoder(TrainedNetwork([layer])).encoded()) != nil)
        for _ in 0..<60 { layer = nested(layer) }
        #expect(try read(SampleParts.encoder(TrainedNetwork([layer])).encoded()) == nil)
    }

    private func nested(_ layer: any TrainedLayer) -> any TrainedLayer {
        LinearResidual.Trained(
            TrainedNetwork([layer]), weights: SampleParts.normal(6, 6, seed: 3), bias: SampleParts.row(6, seed: 4))
    }

    @Test func whatIsNoModelIsRefused() throws {
        #expect(try read(Data()) == nil)
        #expect(try read(Data("PK\u{3}\u{4} something else".utf8)) == nil)
        #expect(throws: ONNXError.self) { try ModelPart(reading: "/nowhere/vae-encoder.onnx") }
        #expect(throws: ONNXError.self) { try ModelPart(reading: "/") }
        #expect(throws: ONNXError.self) { try ModelFolder("/nowhere") }
    }

    @Test func aRenamedModelIsNoticed() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "gibbous-onnx-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try SampleParts.posterior().write(to: folder.appending(path: "ae-encoder.onnx").path)
        let models = try ModelFolder(folder.path)
        #expect(throws: ONNXError.self) { try models.read("ae", .encoder) }
    }

    /// The bytes with each place of a text taken by another of the same length.
    private func replacing(_ text: String, by other: String, in data: Data) -> Data {
        precondition(text.utf8.count == other.utf8.count)
        var bytes = [UInt8](data)
        let (sought, new) = (Array(text.utf8), Array(other.utf8))
        for start in 0...(bytes.count - sought.count) where Array(bytes[start..<start + sought.count]) == sought {
            bytes.replaceSubrange(start..<start + sought.count, with: new)
        }
        return Data(bytes)
    }
}
