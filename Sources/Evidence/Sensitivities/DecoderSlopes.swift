internal import Core
internal import Methods

/// The mean change of decoded features by each latent dimension, by finite differences.
struct DecoderSlopes {
    /// The mean over codes of the change of a feature by a unit of a dimension: `[features, latent]`.
    let perUnit: Matrix
    /// The standard deviation of each dimension over the codes: `[latent]`.
    let spreads: [Double]

    /// The share of a dimension's standard deviation by which it is moved to either side.
    static let step = 0.1

    /// Moves each dimension of codes, `[codes, latent]`, to either side and decodes.
    ///
    /// - Throws: An error of a library that the decoder runs in.
    init(of decoder: any DecodingReduction, at codes: Matrix) throws {
        var slopes = Matrix(rows: decoder.featureCount, columns: codes.columns)
        let spreads = Self.spreads(of: codes)
        for (dimension, spread) in spreads.enumerated() {
            // A dimension that does not vary is moved by a fixed length.
            let step = Float(Self.step * (spread.isFinite && spread > 0 ? spread : 1))
            let above = try decoder.decode(codes.moved(dimension, by: step))
            let below = try decoder.decode(codes.moved(dimension, by: -step))
            for feature in 0..<decoder.featureCount {
                var sum = 0.0
                for row in 0..<codes.rows { sum += Double(above[row, feature] - below[row, feature]) }
                slopes[feature, dimension] = Float(sum / (2 * Double(step) * Double(max(1, codes.rows))))
            }
        }
        perUnit = slopes
        self.spreads = spreads
    }

    /// The standard deviation of each dimension of codes, `[codes, latent]`.
    ///
    /// - Precondition: There is a code.
    static func spreads(of codes: Matrix) -> [Double] {
        (0..<codes.columns).map { SampleMoments(codes.column($0).map(Double.init)).standardDeviation }
    }

    /// Known slopes, `[features, latent]`, of dimensions that vary so much.
    init(perUnit: Matrix, spreads: [Double]) {
        self.perUnit = perUnit
        self.spreads = spreads
    }

    /// The change of a feature by a standard deviation of each dimension: `[latent]`.
    func perDeviation(of feature: Int) -> [Double] {
        spreads.indices.map { Double(perUnit[feature, $0]) * spreads[$0] }
    }

    /// The absolute cosine between a dimension's changes and a direction in the features; nil if one of them is 0.
    func similarity(of dimension: Int, to direction: ArraySlice<Float>) -> Double? {
        var (product, own, other) = (0.0, 0.0, 0.0)
        for (feature, value) in direction.enumerated() {
            let slope = Double(perUnit[feature, dimension])
            product += slope * Double(value)
            own += slope * slope
            other += Double(value) * Double(value)
        }
        return own > 0 && other > 0 ? (abs(product) / (own * other).squareRoot()).finite : nil
    }
}

extension Matrix {
    /// The matrix with its columns as rows.
    var transposed: Matrix { Matrix(rows: columns, columns: rows, values: (0..<columns).flatMap(column)) }

    /// The matrix with something added to a column.
    fileprivate func moved(_ column: Int, by length: Float) -> Matrix {
        var moved = self
        for row in 0..<rows { moved[row, column] += length }
        return moved
    }
}
