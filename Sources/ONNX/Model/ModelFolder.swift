internal import Foundation

/// The folder of a report's models, a file for each of a method's two ways.
package struct ModelFolder: Sendable {
    /// The path of the folder.
    package let path: String

    /// The name of the folder in a report's directory.
    package static let name = "models"

    /// The name of a file.
    package static func fileName(_ method: String, _ direction: ModelPart.Direction) -> String {
        "\(method)-\(direction.rawValue).onnx"
    }

    /// The folder that a user means by a report's directory or by the folder itself.
    ///
    /// - Throws: ``ONNXError`` where there is no such directory.
    package init(_ directory: String) throws(ONNXError) {
        func isDirectory(_ path: String) -> Bool {
            let resolved = URL(filePath: path).resolvingSymlinksInPath().path
            let attributes = try? FileManager.default.attributesOfItem(atPath: resolved)
            return attributes?[.type] as? FileAttributeType == .typeDirectory
        }
        guard isDirectory(directory) else {
            throw ONNXError(
                .noSuchModel, file: directory,
                "There is no such directory. Give --model the directory of a report that gibbous report has made.")
        }
        let inner = directory + "/" + Self.name
        path = isDirectory(inner) ? inner : directory
    }

    /// The methods among some that have a file for a direction.
    package func methods(among names: [String], with direction: ModelPart.Direction) -> [String] {
        names.filter { FileManager.default.fileExists(atPath: file($0, direction)) }
    }

    /// Reads one of a method's two ways.
    ///
    /// - Throws: ``ONNXError`` where there is no file for it, or none that can be used.
    package func read(_ method: String, _ direction: ModelPart.Direction) throws(ONNXError) -> ModelPart {
        let path = file(method, direction)
        let part = try ModelPart(reading: path)
        guard part.origin.method == method, part.direction == direction else {
            throw ONNXError(
                .unusable, file: path, "It holds another model than its name says. Was it renamed?")
        }
        return part
    }

    private func file(_ method: String, _ direction: ModelPart.Direction) -> String {
        path + "/" + Self.fileName(method, direction)
    }
}
