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
    /// Layers of fewer numbers have the bits that all have.
    private static let fewInLayer = 5_000

    /// The record of a network; nil if the network is too large, or has a layer that the script can't compute.
    ///
    /// - Parameters:
    ///   - network: The network.
    ///   - codes: Codes at which rounded numbers have to give what exact ones do, `[rows, latent]`.
    ///   - ranges: The range of each output: `[outputs]`.
    /// - Throws: `OneDNNError` where the network can't be run.
    init?(_ network: TrainedNetwork, at codes: Matrix, ranges: [Float]) throws(OneDNNError) {
        guard network.numberCount <= Self.mostNumbers else { return nil }
        var numbers = DecoderNumbers()
        var layers: [LayerRecord] = []
        for (layer, precision) in zip(network.layers, try Self.precisions(of: network, at: codes, ranges: ranges)) {
            numbers.precision = precision
            guard let records = numbers.records(of: [layer]) else { return nil }
            layers += records
        }
        outputs = network.outputCount
        self.layers = layers
        half = DataBlock(numbers.halves)
        single = DataBlock(numbers.singles)
    }

    /// The coarsest precision of each layer with which outputs stay what they are: one for all, and fewer bits of those layers that
    /// can do with them, the one of most numbers first.
    static func precisions(
        of network: TrainedNetwork, at codes: Matrix, ranges: [Float]
    ) throws(OneDNNError) -> [DecoderPrecision] {
        let exact = try network.run(codes)
        func isKept(_ fractions: [Int]) throws(OneDNNError) -> Bool {
            let rounded = try network.rounded(fractions.map { .half(fraction: $0) }).run(codes)
            let isReduced = fractions.contains { $0 < HalfPrecision.allBits }
            let most = isReduced ? tolerance.reduced : tolerance.whole
            return exact.values.indices.allSatisfy { index in
                (rounded.values[index] - exact.values[index]).magnitude <= most * ranges[index % ranges.count]
            }
        }
        let sizes = network.layers.map(\.numberCount)
        let fewest = sizes.reduce(0, +) < fewNumbers ? HalfPrecision.allBits : fewestBits
        for fraction in fewest...HalfPrecision.allBits {
            var fractions = sizes.map { _ in fraction }
            guard try isKept(fractions) else { continue }
            let order = sizes.indices.sorted { (sizes[$0], $1) > (sizes[$1], $0) }
            for layer in order where sizes[layer] > fewInLayer {
                while fractions[layer] > fewest {
                    fractions[layer] -= 1
                    if try isKept(fractions) { continue }
                    fractions[layer] += 1
                    break
                }
            }
            return fractions.map { .half(fraction: $0) }
        }
        return sizes.map { _ in .single }
    }
}
