internal import Core
package import Methods
package import ONNX
internal import Rows

/// A method that was trained for a report, in the files that the report has left of it.
package struct TrainedModel: Sendable {
    package let method: Method
    private let folder: ModelFolder

    /// Finds a model.
    ///
    /// - Parameters:
    ///   - directory: The directory of a report, or its folder of models.
    ///   - method: The method; nil for the VAE, or else what there is.
    ///   - direction: The way that has to be there.
    /// - Throws: `ONNXError` if there is no such directory, `DatasetError` if it has no such model.
    package init(in directory: String, method: Method? = nil, with direction: ModelPart.Direction) throws {
        let folder = try ModelFolder(directory)
        // The first that is there is used if none is asked for.
        let order = Method.byPreference
        let there = folder.methods(among: order.map(\.rawValue), with: direction)
        if let chosen = order.first(where: { (method ?? $0) == $0 && there.contains($0.rawValue) }) {
            self.folder = folder
            self.method = chosen
            return
        }
        guard let method, !there.isEmpty else {
            throw DatasetError(
                .noSuchInput,
                "\(directory.escaped) has no trained models (such as vae-\(direction.rawValue).onnx). Give --model the "
                    + "directory of a report that this version has made.")
        }
        throw DatasetError(
            .noSuchInput,
            "\(folder.path.escaped) has no \(ModelFolder.fileName(method.rawValue, direction)). Choose another --method: "
                + there.joined(separator: ", ") + ".")
    }

    /// The model's encoder, and its decoder if there is one.
    ///
    /// - Throws: `ONNXError` if a file can't be used, `DatasetError` if they are not of the same training.
    func parts() throws -> (encoder: ModelPart, decoder: ModelPart?) {
        let encoder = try read(.encoder)
        let decoder = has(.decoder) ? try read(.decoder) : nil
        guard decoder.map({ $0.origin == encoder.origin }) ?? true else {
            throw DatasetError(
                .unusableData,
                "\(folder.path.escaped): the \(method.name)'s encoder and decoder are not of the same training. "
                    + "Give --model the directory of one report.")
        }
        return (encoder, decoder)
    }

    /// Reads one of the method's two ways.
    func read(_ direction: ModelPart.Direction) throws(ONNXError) -> ModelPart {
        try folder.read(method.rawValue, direction)
    }

    /// Tells whether there is a file for a way.
    private func has(_ direction: ModelPart.Direction) -> Bool {
        !folder.methods(among: [method.rawValue], with: direction).isEmpty
    }
}
