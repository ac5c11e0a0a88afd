package import Comparison
internal import Core
internal import Foundation
package import Methods
internal import NeuralNetworks
package import ONNX
package import Rows

/// A trained method as `models/*.onnx` hold it: layers with their numbers, the scaling of the data among them.
package struct ModelFiles: Sendable {
    private let encoder: ModelPart
    private let decoder: ModelPart

    /// The files of a method's model.
    ///
    /// - Parameters:
    ///   - reduction: The trained method.
    ///   - method: Which it is.
    ///   - dataset: What it was trained on.
    ///   - scaling: How the numbers of the file became those that it was trained on.
    ///   - seed: The user's seed.
    /// - Throws: `ONNXError` where the format can't hold the model.
    package init(
        _ reduction: any LayeredReduction, of method: Method, dataset: Dataset, scaling: Scaling, seed: UInt64
    ) throws(ONNXError) {
        let way = ModelRows(dataset.preparation, featureCount: reduction.featureCount)
        let origin = ModelOrigin(
            version: gibbousVersion, method: method.rawValue, dataset: dataset.name,
            featureCount: way.storedCount, latentSize: reduction.latentSize, imageShape: dataset.imageShape,
            labelNames: [dataset.labels?.name].compactMap(\.self)
                + dataset.furtherLabels.filter(\.isNamed).map(\.labels.name),
            seed: seed,
            decodedColumns: way.decodedColumns.map { ModelPreparation.Columns($0, storedCount: way.storedCount) },
            takesCounts: dataset.isLogCounts)
        let (forward, backward) = scaling.layers(columns: reduction.featureCount)
        encoder = try ModelPart(
            .encoder, network: TrainedNetwork(way.forward + forward + reduction.encoderNetwork.layers),
            logVarianceRange: reduction.logVarianceRange, origin: origin)
        decoder = try ModelPart(
            .decoder, network: TrainedNetwork(reduction.decoderNetwork.layers + backward + way.backward),
            origin: origin)
        try encoder.requireStorable()
        try decoder.requireStorable()
    }

    /// The models of methods that are to be saved; where the format can't hold one, that is said.
    ///
    /// - Throws: `ONNXError` where one that can be saved can't be made ready for it.
    package static func all(
        of methods: [FittedMethod], on dataset: Dataset, scaling: Scaling, seed: UInt64,
        events: (ComparisonEvent) -> Void
    ) throws(ONNXError) -> [ModelFiles] {
        var files: [ModelFiles] = []
        for fitted in methods {
            guard let layers = fitted.layered else { continue }
            do throws(ONNXError) {
                files.append(
                    try ModelFiles(layers, of: fitted.method, dataset: dataset, scaling: scaling, seed: seed))
            } catch {
                guard error.kind == .notStorable else { throw error }
                events(.step(error.description))
            }
        }
        return files
    }

    /// The names of both files.
    var names: [String] { [encoder, decoder].map { ModelFolder.fileName($0.origin.method, $0.direction) } }

    /// Writes both files into a folder.
    ///
    /// - Throws: `ONNXError` where they can't be written.
    package func write(to folder: String) throws(ONNXError) {
        for (part, name) in zip([encoder, decoder], names) { try part.write(to: "\(folder)/\(name)") }
    }

    /// Writes the files of several methods into a folder that is made for them.
    ///
    /// - Throws: Where it can't be made, or `ONNXError`.
    package static func write(_ models: [ModelFiles], to folder: String) throws {
        guard !models.isEmpty else { return }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for model in models { try model.write(to: folder) }
    }
}

extension Scaling {
    /// The scaling as layers, and its reverse.
    func layers(columns: Int) -> (forward: [any TrainedLayer], backward: [any TrainedLayer]) {
        let (centres, spreads) = self.columns(columns)
        let rounded = centres.map { Float($0) }
        // What rounding the centres has lost counts where they are large beside the spreads.
        let offsets = zip(zip(rounded, centres), spreads).map { Float((Double($0.0) - $0.1) / $1) }
        let forward = FeatureScaling(centre: rounded, factor: spreads.map { Float(1 / $0) }, offset: offsets)
        let backward = FeatureScaling(
            centre: [Float](repeating: 0, count: columns), factor: spreads.map { Float($0) }, offset: rounded)
        let bounds: [any TrainedLayer] =
            bounds(columns: columns).map { [Clamp(lower: $0.lower, upper: $0.upper)] } ?? []
        guard isLogarithmic else { return ([forward] + bounds, [backward]) }
        return ([Log1p(columns), forward] + bounds, [backward, Expm1(columns)])
    }
}
