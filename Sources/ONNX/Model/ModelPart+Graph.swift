internal import NeuralNetworks

extension ModelPart {
    /// The names of a graph's inputs and outputs.
    private enum Name {
        static let rows = "rows"
        static let latent = "latent"
        static let logVariance = "log_variance"
    }

    /// The part as a graph: its layers, and behind a VAE's encoder the bounds of the log-variances.
    ///
    /// - Throws: ``ONNXError`` if the format can't hold one of its layers.
    func graph() throws(ONNXError) -> ONNXGraphProto {
        let (input, output) = direction == .encoder ? (Name.rows, Name.latent) : (Name.latent, Name.rows)
        var writer = GraphWriter(
            "\(origin.method)_\(direction.rawValue)", input: input, width: network.inputCount)
        let last = try writer.add(network, to: input)
        if let range = logVarianceRange {
            let width = network.outputCount / 2
            Self.addPosterior(to: last, latentSize: width, range: range, in: &writer)
            writer.setOutputs([(Name.latent, width), (Name.logVariance, width)])
        } else {
            writer.renameLastOutputs([output])
            writer.setOutputs([(output, network.outputCount)])
        }
        return writer.graph
    }

    /// The part that a graph is of.
    ///
    /// - Throws: ``ONNXError`` if it is not a graph of ours.
    init(_ graph: ONNXGraphProto, _ direction: Direction, _ origin: ModelOrigin) throws(ONNXError) {
        var reader = GraphReader(graph, kinds: ONNXLayers.all)
        let input = direction == .encoder ? Name.rows : Name.latent
        let width = direction == .encoder ? origin.featureCount : origin.latentSize
        let network = try reader.network(from: input, width: width)
        let range = reader.peeked == nil ? nil : try Self.posteriorRange(width: network.outputCount, in: &reader)
        try self.init(direction, network: network, logVarianceRange: range, origin: origin)
        guard try self.graph() == graph else { throw GraphReader.foreign }
    }

    /// Takes means and log-variances apart, and keeps these in their range.
    private static func addPosterior(
        to input: String, latentSize: Int, range: ClosedRange<Float>, in graph: inout GraphWriter
    ) {
        let sizes = graph.integers("posterior/sizes", [latentSize, latentSize])
        _ = graph.add("Split", [input, sizes], "posterior", [.integer("axis", 1)])
        graph.renameLastOutputs([Name.latent, "posterior/unbounded"])
        let bounds = [
            graph.number("posterior/lowest", range.lowerBound), graph.number("posterior/highest", range.upperBound),
        ]
        _ = graph.add("Clip", ["posterior/unbounded"] + bounds, Name.logVariance)
    }

    /// The range of the log-variances, behind a VAE's encoder.
    private static func posteriorRange(
        width: Int, in graph: inout GraphReader
    ) throws(ONNXError) -> ClosedRange<Float> {
        guard width.isMultiple(of: 2) else { throw GraphReader.foreign }
        _ = try graph.take("Split")
        let node = try graph.take("Clip")
        let (lowest, highest) = (try graph.number(node, input: 1), try graph.number(node, input: 2))
        guard lowest <= highest else { throw GraphReader.foreign }
        return lowest...highest
    }
}
