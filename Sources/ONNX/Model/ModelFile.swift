internal import Core
package import Foundation
internal import NeuralNetworks
internal import SwiftProtobuf

extension ModelPart {
    /// The version that runtimes of ONNX 1.12 (June 2022) and later read.
    private static let intermediateRepresentation: Int64 = 8
    private static let operatorSet: Int64 = 17
    private static let directionKey = "gibbous_part"
    /// The most bytes that a message may have.
    private static let maximumBytes = Int(Int32.max)

    /// The part as an ONNX file holds it.
    ///
    /// - Throws: ``ONNXError`` where it is too large for the format.
    package func encoded() throws(ONNXError) -> Data {
        try requireStorable()
        let message = try message()
        do {
            return try message.serializedData()
        } catch {
            throw ONNXError(.cannotWrite, "The model can't be put into an ONNX file: \(error).")
        }
    }

    /// Makes sure that the format can hold the part.
    ///
    /// - Throws: ``ONNXError`` if it is too large, or one of its layers can't be held.
    package func requireStorable() throws(ONNXError) {
        let what = "\(origin.method)-\(direction.rawValue).onnx can't be written"
        // Names and shapes take little beside the numbers.
        guard 4 * network.numberCount < Self.maximumBytes - (16 << 20) else {
            throw ONNXError(
                .notStorable, "\(what): its \(network.numberCount) numbers are more than the format's 2 GB.")
        }
        if let problem = network.storageProblem { throw ONNXError(.notStorable, "\(what): \(problem).") }
    }

    private func message() throws(ONNXError) -> ONNXModelProto {
        var model = ONNXModelProto()
        model.irVersion = Self.intermediateRepresentation
        model.producerName = "gibbous"
        model.producerVersion = origin.version
        var operators = ONNXOperatorSetIdProto()
        operators.version = Self.operatorSet
        model.opsetImport = [operators]
        model.graph = try graph()
        let entries = origin.entries + [(Self.directionKey, direction.rawValue)]
        model.metadataProps = entries.map { key, value in
            var entry = ONNXStringStringEntryProto()
            entry.key = key
            entry.value = value
            return entry
        }
        return model
    }

    /// A part from what an ONNX file holds.
    ///
    /// - Throws: ``ONNXError`` where it is no ONNX file, or none that Gibbous has written.
    package init(decoding data: Data) throws(ONNXError) {
        let model: ONNXModelProto
        do {
            model = try ONNXModelProto(serializedBytes: data)
        } catch {
            throw ONNXError(.unusable, "It is no ONNX file, or not whole. Copy it again.")
        }
        guard model.irVersion == Self.intermediateRepresentation, model.producerName == "gibbous", model.hasGraph else {
            throw ONNXError(.unusable, "It is no model that Gibbous has written; only such can be read back.")
        }
        let entries = Dictionary(model.metadataProps.map { ($0.key, $0.value) }) { first, _ in first }
        guard let direction = entries[Self.directionKey].flatMap({ Direction(rawValue: $0) }) else {
            throw ONNXError(.unusable, "Its metadata do not say whether it is an encoder or a decoder.")
        }
        try self.init(model.graph, direction, ModelOrigin(entries))
    }

    /// Writes the part to a file.
    ///
    /// - Throws: ``ONNXError`` where it can't be written.
    package func write(to path: String) throws(ONNXError) {
        let data = try encoded()
        do {
            try data.write(to: URL(filePath: path))
        } catch {
            throw ONNXError(.cannotWrite, file: path, "It can't be written: \(SystemReason.text(of: error))")
        }
    }

    /// Reads a part from a file.
    ///
    /// - Throws: ``ONNXError`` where there is none, or it is none that can be used.
    package init(reading path: String) throws(ONNXError) {
        let resolved = URL(filePath: path).resolvingSymlinksInPath().path
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: resolved) else {
            throw ONNXError(.noSuchModel, file: path, "There is no such file.")
        }
        guard attributes[.type] as? FileAttributeType == .typeRegular, let size = FileStatus.byteCount(of: resolved)
        else {
            throw ONNXError(.unusable, file: path, "It is not a file.")
        }
        guard size <= Self.maximumBytes else {
            throw ONNXError(.unusable, file: path, "It is larger than an ONNX file can be, 2 GB.")
        }
        guard let data = FileManager.default.contents(atPath: resolved) else {
            throw ONNXError(.noSuchModel, file: path, "It can't be read. Check its permissions.")
        }
        do throws(ONNXError) {
            try self.init(decoding: data)
        } catch {
            throw error.of(path)
        }
    }
}
