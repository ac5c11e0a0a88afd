internal import Core
internal import NeuralNetworks
internal import OneDNN

/// A decoder as the page's script runs it.
struct DecoderRecord: Encodable, Sendable {
    let outputs: Int
    let layers: [LayerRecord]
    /// The matrices of all layers in half precision, one after the other.
    let half: DataBlock
    /// All other numbers, in the order of the layers.
    let single: DataBlock

    /// More numbers are too many for a page.
    static let mostNumbers = 2_000_000
    /// The most that outputs may change by rounding, as a share of their range: well below a step of 255 where bits are left out, and
    /// below it where none is.
    static let tolerance: (reduced: Float, whole: Float) = (1 / 400, 1 / 300)
    /// With fewer numbers, none of a half's bits is left out.
    private static let fewNumbers = 50_000
    private static let fewestBits = 5

    /// The record of a network; nil if the network is too large, or has a layer that the script can't compute.
    ///
    /// - Parameters:
    ///   - network: The network.
    ///   - codes: Codes at which rounded numbers have to give what exact ones do, `[rows, latent]`.
    ///   - ranges: The range of each output: `[outputs]`.
    /// - Throws: `OneDNNError` where the network can't be run.
    init?(_ network: TrainedNetwork, at codes: Matrix, ranges: [Float]) throws(OneDNNError) {
        guard network.numberCount <= Self.mostNumbers else { return nil }
        let precision = try Self.precision(of: network, at: codes, ranges: ranges)
        var numbers = DecoderNumbers(precision)
        guard let layers = numbers.records(of: network.layers) else { return nil }
        outputs = network.outputCount
        self.layers = layers
        half = DataBlock(numbers.halves)
        single = DataBlock(numbers.singles)
    }

    /// The coarsest precision with which outputs stay what they are.
    static func precision(
        of network: TrainedNetwork, at codes: Matrix, ranges: [Float]
    ) throws(OneDNNError) -> DecoderPrecision {
        let exact = try network.run(codes)
        let fewest = network.numberCount < fewNumbers ? HalfPrecision.allBits : fewestBits
        for fraction in fewest...HalfPrecision.allBits {
            let rounded = try network.rounded(.half(fraction: fraction)).run(codes)
            let most = fraction < HalfPrecision.allBits ? tolerance.reduced : tolerance.whole
            let isKept = exact.values.indices.allSatisfy { index in
                (rounded.values[index] - exact.values[index]).magnitude <= most * ranges[index % ranges.count]
            }
            if isKept { return .half(fraction: fraction) }
        }
        return .single
    }
}
