internal import Core
internal import NeuralNetworks

/// A trained layer that the page's script can compute.
///
/// A layer that is not one leaves its decoder out of pages.
protocol ExplorerLayer: TrainedLayer {
    /// Adds the layer's numbers to those of its decoder.
    ///
    /// - Returns: Its record; nil if it contains a layer that the script can't compute.
    func record(in numbers: inout DecoderNumbers) -> LayerRecord?

    /// The layer with the numbers of its matrices rounded.
    func rounded(_ precision: DecoderPrecision) -> Self
}

extension ExplorerLayer {
    func rounded(_ precision: DecoderPrecision) -> Self { self }
}

/// The precision of the matrices of a decoder.
enum DecoderPrecision: Equatable, Sendable {
    /// Half precision, with so many bits of each fraction.
    case half(fraction: Int)
    case single

    /// A matrix in this precision; in single precision if it has a number that is too large for a half.
    func rounded(_ matrix: Matrix) -> Matrix {
        guard case .half(let fraction) = self, Self.fitsHalf(matrix) else { return matrix }
        return Matrix(
            rows: matrix.rows, columns: matrix.columns,
            values: matrix.values.map { HalfPrecision.rounded($0, fraction: fraction) })
    }

    static func fitsHalf(_ matrix: Matrix) -> Bool {
        matrix.values.allSatisfy { $0.magnitude <= HalfPrecision.largest }
    }
}

/// The numbers of all layers of a decoder: matrices in half precision, and everything else in single precision.
struct DecoderNumbers {
    /// That of the matrices that are added next.
    var precision = DecoderPrecision.single
    private(set) var halves: [UInt16] = []
    private(set) var singles: [Float] = []

    /// Adds a matrix, row after row.
    ///
    /// - Parameters:
    ///   - matrix: The matrix.
    ///   - isFine: Whether it needs single precision, whatever the decoder has.
    /// - Returns: True if it is in single precision.
    mutating func add(_ matrix: Matrix, isFine: Bool = false) -> Bool {
        guard !isFine, case .half(let fraction) = precision, DecoderPrecision.fitsHalf(matrix) else {
            singles += matrix.values
            return true
        }
        halves += matrix.values.map { HalfPrecision.bits(of: $0, fraction: fraction) }
        return false
    }

    mutating func add(_ vector: [Float]) { singles += vector }

    /// Adds layers.
    ///
    /// - Returns: Their records; nil if there is one that the script can't compute.
    mutating func records(of layers: [any TrainedLayer]) -> [LayerRecord]? {
        var records: [LayerRecord] = []
        for layer in layers {
            guard let record = (layer as? any ExplorerLayer)?.record(in: &self) else { return nil }
            records.append(record)
        }
        return records
    }
}
