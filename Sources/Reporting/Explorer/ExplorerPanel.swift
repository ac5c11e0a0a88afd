internal import Core
internal import Drawing
internal import Evidence
internal import Methods
internal import NeuralNetworks
internal import OneDNN
internal import Plotting

/// A latent space as the page shows it.
struct ExplorerPanel: Encodable, Sendable {
    let method: String
    let name: String
    let color: String
    let latent: Int
    /// The names of the axes that can be looked along: the dimensions that have codes, then the components.
    let axes: [String]
    /// Those dimensions.
    let dims: [Int]
    /// The axes of the report's figures in the latent space, `[axes, latent]`; nil where they are dimensions themselves.
    let components: [[Float]]?
    /// The places among the axes of those that are shown first, as in the report's figures.
    let shown: [Int]
    /// The coordinates of all rows along each dimension; along components too where not all dimensions have them.
    let codes: [Codes]
    /// True if training makes codes follow N(0, I).
    let prior: Bool
    let decoder: DecoderRecord?

    /// The coordinates of all rows along one dimension.
    struct Codes: Encodable, Sendable {
        let low: Double
        let high: Double
        let values: DataBlock
    }

    /// The most rows whose codes have all 16 bits.
    private static let mostFine = 200_000
    /// The codes that decoders are tried at.
    private static let tried = 1_000

    /// The panel of a method.
    ///
    /// - Parameters:
    ///   - result: The method's results.
    ///   - positions: The places of its rows in the report's figures.
    ///   - mostDimensions: The most axes that have coordinates of their own, at least two.
    ///   - source: The decoders; nil without any.
    ///   - ranges: The range of each decoded number: `[features]`.
    /// - Throws: `OneDNNError` where a decoder can't be run.
    init(
        _ result: MethodResult, at positions: LatentPositions, mostDimensions: Int, source: ExplorerSource?,
        ranges: [Float]
    ) throws(OneDNNError) {
        method = result.id
        name = result.method.name.escaped
        color = result.method.style.color.hexadecimal
        latent = result.latentSize
        let directions = positions.components
        components = directions.isEmpty ? nil : directions
        // Components follow from dimensions that are all there, and otherwise come first.
        let hasAll = result.latentSize <= mostDimensions
        let stored = hasAll ? [] : directions.indices.map { positions.positions.column($0) }
        let first = result.leadingDimensions
        let others = (0..<result.latentSize).filter { !first.contains($0) }
        let dimensions = (first + others).prefix(max(0, mostDimensions - stored.count)).sorted()
        dims = dimensions
        let titles = [positions.axisTitles.0, positions.axisTitles.1].prefix(directions.count)
        axes = dimensions.map { LatentPositions.title(of: $0, in: result).escaped } + titles
        shown =
            directions.isEmpty
            ? first.compactMap { dimensions.firstIndex(of: $0) } : directions.indices.map { dimensions.count + $0 }
        let spacing: UInt16 = result.codes.rows > Self.mostFine ? 4 : 1
        codes = (dimensions.map { result.codes.column($0) } + stored).map { values in
            let quantized = QuantizedNumbers(
                values.map(Double.init), steps: 65_535, missing: 0, spacing: spacing)
            return Codes(low: quantized.low, high: quantized.high, values: DataBlock(quantized.values))
        }
        prior = result.method.followsPrior
        guard let network = source?.decoders[result.id], network.inputCount == result.latentSize,
            network.outputCount == ranges.count
        else {
            decoder = nil
            return
        }
        let rows = Array(0..<result.codes.rows).thinned(Self.tried).filter { row in
            result.codes[row: row].allSatisfy(\.isFinite)
        }
        decoder =
            rows.isEmpty ? nil : try DecoderRecord(network, at: result.codes.selecting(rows: rows), ranges: ranges)
    }
}
