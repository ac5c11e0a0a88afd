internal import NeuralNetworks

/// A trained layer that operators of ONNX can express, always by the same ones.
///
/// A layer's ONNX form is an extension of it, in a file of `Layers`.
protocol ONNXLayer: TrainedLayer {
    /// Adds the layer's operators to a graph.
    ///
    /// - Parameters:
    ///   - graph: The graph.
    ///   - input: The name of what the layer takes.
    ///   - path: The prefix of the names of all its operators and tensors.
    /// - Returns: The name of its output.
    /// - Throws: ``ONNXError`` if it contains a layer that the format can't hold.
    func write(to graph: inout GraphWriter, input: String, path: String) throws(ONNXError) -> String

    /// Reads a layer if the operators that come next are those that ``write(to:input:path:)`` adds.
    ///
    /// - Parameters:
    ///   - graph: The graph, whose operators are taken.
    ///   - input: The name of what the layer takes.
    ///   - width: The number of its values for a row.
    /// - Returns: The layer; nil if the operators are those of another layer, or the end of something.
    /// - Throws: ``ONNXError`` if the operators' numbers are not those of such a layer.
    static func read(from graph: inout GraphReader, input: String, width: Int) throws(ONNXError) -> Self?

    /// The end of a sentence on why the format can't hold the layer's numbers; nil if it can.
    var storageProblem: String? { get }
}

extension ONNXLayer {
    var storageProblem: String? { nil }
}

extension TrainedNetwork {
    /// The end of a sentence on why the format can't hold the network; nil if it can.
    var storageProblem: String? {
        for layer in layers {
            guard let layer = layer as? any ONNXLayer else { return "\(type(of: layer)) has no operators of ONNX" }
            if let problem = layer.storageProblem { return problem }
        }
        return nil
    }
}
