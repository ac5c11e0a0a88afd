internal import Core
internal import NeuralNetworks
internal import Plotting

/// A network's layers in words by which it can be built again, made from the layers themselves.
struct NetworkText {
    private let parts: [Part]

    /// Layers of one kind that follow each other.
    private enum Part {
        /// Sines of the code beside the code.
        case fourier(FourierFeatures)
        /// Fully connected layers through widths, the activation after each but the last, and whether the last starts at 0.
        case dense(widths: [Int], activation: String?, startsAtZero: Bool)
        case convolutions([Convolution], activation: String?)
        /// Transposed convolutions, and what stands before each.
        case transposed([TransposedConvolution], activation: String?)
        /// A number of its own for each output.
        case offset
        /// A network beside a linear layer.
        case residual(NetworkText, linear: Linear)
        /// A layer that has no words of its own.
        case other(String)
    }

    init(_ network: Network) {
        var parts: [Part] = []
        var waiting: String?
        for layer in network.layers {
            switch layer {
            case let layer as FourierFeatures: parts.append(.fourier(layer))
            case let layer as Linear:
                Self.add(layer, to: &parts)
                waiting = nil
            case let layer as Convolution:
                Self.add(layer, to: &parts)
                waiting = nil
            case let layer as TransposedConvolution:
                Self.add(layer, after: waiting, to: &parts)
                waiting = nil
            case is LayerNormalizationReLU: Self.activate(Self.normalized, in: &parts, waiting: &waiting)
            case is GELU: Self.activate("GELU (tanh approximation)", in: &parts, waiting: &waiting)
            case is Offset: parts.append(.offset)
            case let layer as LinearResidual:
                parts.append(.residual(NetworkText(layer.network), linear: layer.linear))
            default: parts.append(.other("\(type(of: layer)) \(layer.inputCount)–\(layer.outputCount)"))
            }
        }
        self.parts = parts
    }

    private static let normalized =
        "layer normalisation (ε = \(NumberFormat.significant(Double(LayerNormalizationReLU.epsilon), digits: 1))) and ReLU"

    /// The layers in the order in which a row passes them.
    var text: String {
        var said: Set<String> = []
        return parts.map { text(of: $0, said: &said) }.joined(separator: "; then ")
    }

    private func text(of part: Part, said: inout Set<String>) -> String {
        /// An activation once in full.
        func named(_ activation: String) -> String { said.insert(activation).inserted ? activation : "the same" }
        switch part {
        case .fourier(let layer):
            return
                "Fourier features [z, sin(zW + b)] of the code z (\(NumberFormat.count(layer.sineCount)) sines; W "
                + "initialised from N(0, 1) and b uniformly in ±π, both trained)"
        case .dense(let widths, let activation, let startsAtZero):
            let after = activation.map { ", each but the last followed by \(named($0))" } ?? ""
            return "fully connected layer\(widths.count > 2 ? "s" : "") \(Self.chain(widths))\(after)"
                + (startsAtZero ? "; the last initialised to zero" : "")
        case .convolutions(let layers, let activation):
            let after = activation.map { ", each followed by \(named($0)) over the whole image" } ?? ""
            return
                "\(Self.kernel(layers.map(\.kernel))) convolutions of stride \(Self.list(layers.map(\.stride))) with "
                + "\(Self.list(layers.map(\.output.channels))) channels\(after)"
        case .transposed(let layers, let activation):
            let before = activation.map { ", each preceded by \(named($0))" } ?? ""
            return "\(Self.kernel(layers.map(\.kernel))) transposed convolutions of stride "
                + "\(Self.list(layers.map(\.stride))) to \(Self.list(layers.map(\.output.channels))) channels, without "
                + "bias\(before)"
        case .offset: return "a trained offset for each output"
        case .residual(let network, let linear):
            let widths = Self.chain([linear.inputCount, linear.outputCount])
            return "the sum of a linear layer \(widths), initialised as PCA with codes of unit variance, and of "
                + network.text
        case .other(let text): return text
        }
    }

    private static func add(_ layer: Linear, to parts: inout [Part]) {
        if case .dense(let widths, let activation, false)? = parts.last, widths.last == layer.inputCount {
            parts[parts.count - 1] = .dense(
                widths: widths + [layer.outputCount], activation: activation, startsAtZero: layer.startsAtZero)
        } else {
            parts.append(
                .dense(
                    widths: [layer.inputCount, layer.outputCount], activation: nil, startsAtZero: layer.startsAtZero))
        }
    }

    private static func add(_ layer: Convolution, to parts: inout [Part]) {
        if case .convolutions(let layers, let activation)? = parts.last {
            parts[parts.count - 1] = .convolutions(layers + [layer], activation: activation)
        } else {
            parts.append(.convolutions([layer], activation: nil))
        }
    }

    private static func add(_ layer: TransposedConvolution, after activation: String?, to parts: inout [Part]) {
        if case .transposed(let layers, let before)? = parts.last {
            parts[parts.count - 1] = .transposed(layers + [layer], activation: before)
        } else {
            parts.append(.transposed([layer], activation: activation))
        }
    }

    /// Notes an activation with the layers that it follows; after the last of a chain it stands before what comes next.
    private static func activate(_ name: String, in parts: inout [Part], waiting: inout String?) {
        waiting = name
        switch parts.last {
        case .dense(let widths, nil, let startsAtZero)?:
            parts[parts.count - 1] = .dense(widths: widths, activation: name, startsAtZero: startsAtZero)
        case .convolutions(let layers, nil)?:
            parts[parts.count - 1] = .convolutions(layers, activation: name)
        default: break
        }
    }

    private static func chain(_ widths: [Int]) -> String { widths.map(String.init).joined(separator: "–") }

    /// A number once if all are the same, else all of them.
    private static func list(_ numbers: [Int]) -> String {
        Set(numbers).count == 1 ? String(numbers[0]) : numbers.map(String.init).joined(separator: ", ")
    }

    private static func kernel(_ sizes: [Int]) -> String { "\(list(sizes)) × \(list(sizes))" }
}
