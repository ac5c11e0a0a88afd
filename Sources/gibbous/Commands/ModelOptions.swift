import ArgumentParser
import Core
import Datasets
import Methods
import ONNX
import Reporting

/// Which trained model is used.
struct ModelOptions: ParsableArguments {
    @Option(help: "The directory of a report, or its models folder.", completion: .directory)
    var model: String

    @Option(
        help:
            "The method: \(Method.identifiers(joinedBy: "or")). (default: \(Method.byPreference[0].rawValue), or else what there is)"
    )
    var method: Method?

    /// A trained method's files.
    struct Choice {
        let folder: ModelFolder
        let method: Method

        /// Reads one of the method's two ways.
        func read(_ direction: ModelPart.Direction) throws -> ModelPart {
            try folder.read(method.rawValue, direction)
        }

        /// Whether there is a file for a way.
        func has(_ direction: ModelPart.Direction) -> Bool {
            !folder.methods(among: [method.rawValue], with: direction).isEmpty
        }
    }

    /// The files of the method asked for, or of the one that says most.
    ///
    /// - Parameter direction: Which way has to be there.
    /// - Returns: The choice.
    /// - Throws: `ONNXError` where there is no such directory, `DatasetError` where it has no such model.
    func choice(with direction: ModelPart.Direction) throws -> Choice {
        let folder = try ModelFolder(model)
        let order = Method.byPreference
        let there = folder.methods(among: order.map(\.rawValue), with: direction)
        if let chosen = order.first(where: { (method ?? $0) == $0 && there.contains($0.rawValue) }) {
            return Choice(folder: folder, method: chosen)
        }
        guard let method, !there.isEmpty else {
            throw DatasetError(
                .noSuchInput,
                "\(model.escaped) has no trained models (such as vae-\(direction.rawValue).onnx). Give --model the "
                    + "directory of a report that this version has made.")
        }
        throw DatasetError(
            .noSuchInput,
            "\(folder.path.escaped) has no \(ModelFolder.fileName(method.rawValue, direction)). Choose another --method: "
                + there.joined(separator: ", ") + ".")
    }
}

extension Method: ExpressibleByArgument {}

extension Method {
    /// All methods, those first whose model is used for new rows unless one is named.
    fileprivate static var byPreference: [Method] { allCases.sorted { $0.preference > $1.preference } }

    /// "pca, ae and vae", with the last word but one as it is given.
    static func identifiers(joinedBy word: String) -> String {
        let names = allCases.map(\.rawValue)
        return names.dropLast().joined(separator: ", ") + " \(word) " + (names.last ?? "")
    }
}
