import Core
import Methods

/// A random projection of centred rows, with the decoder that is best by least squares.
struct RandomProjection: DecodingReduction {
    private let mean: [Float]
    /// `[latent][features]`.
    private let directions: [[Float]]
    /// `[latent][features]`.
    private let decoder: [[Double]]

    var featureCount: Int { mean.count }
    var latentSize: Int { directions.count }

    init(_ request: FitRequest) throws {
        var generator = SeededGenerator(seed: request.choices.seed, stream: "random projection")
        let mean = try request.source.means(over: request.trainingRows)
        let featureCount = mean.count
        let directions = (0..<request.latentSize).map { _ in (0..<featureCount).map { _ in Float(generator.normal()) } }
        let rows = try request.source.rows(at: request.trainingRows)
        let codes = Self.codes(of: rows, mean, directions)
        // The normal equations, (ZᵀZ) D = Zᵀ(X − mean).
        var system = (0..<codes.columns).map { k in
            (0..<codes.columns).map { Self.product(codes.column(k), codes.column($0)) }
                + (0..<featureCount).map { feature in
                    Self.product(codes.column(k), rows.column(feature).map { $0 - mean[feature] })
                }
        }
        for k in system.indices {
            system[k] = system[k].map { [pivot = system[k][k]] in $0 / pivot }
            for other in system.indices where other != k {
                let factor = system[other][k]
                system[other] = zip(system[other], system[k]).map { $0 - factor * $1 }
            }
        }
        self.mean = mean
        self.directions = directions
        decoder = system.map { Array($0.dropFirst(codes.columns)) }
    }

    private static func product(_ a: [Float], _ b: [Float]) -> Double {
        zip(a, b).reduce(0) { $0 + Double($1.0) * Double($1.1) }
    }

    private static func codes(of rows: Matrix, _ mean: [Float], _ directions: [[Float]]) -> Matrix {
        Matrix(
            rows: rows.rows, columns: directions.count,
            values: (0..<rows.rows).flatMap { row in
                let centred = zip(rows[row: row], mean).map { $0 - $1 }
                return directions.map { Float(product(centred, $0)) }
            })
    }

    func encode(_ rows: Matrix) -> Matrix { Self.codes(of: rows, mean, directions) }

    func decode(_ codes: Matrix) -> Matrix {
        Matrix(
            rows: codes.rows, columns: featureCount,
            values: (0..<codes.rows).flatMap { row in
                mean.indices.map { feature in
                    zip(codes[row: row], decoder).reduce(mean[feature]) { $0 + $1.0 * Float($1.1[feature]) }
                }
            })
    }
}

/// An embedding that was made elsewhere: it knows the codes of the data's rows alone, and no way back.
struct PlacedCodes: FittedReduction {
    struct UnknownRows: Error {}

    let featureCount: Int
    let latentSize: Int

    func encode(_ rows: Matrix) throws -> Matrix { throw UnknownRows() }

    func encode(_ rows: Matrix, at places: Range<Int>) -> Matrix {
        Matrix(
            rows: rows.rows, columns: latentSize,
            values: places.flatMap { place in (0..<latentSize).map { code(of: place, $0) } })
    }

    /// The three groups of a ``SmallFile``, each about a point of its own.
    func code(of row: Int, _ dimension: Int) -> Float {
        Float(row % 3 * (dimension + 1)) + Float((row * 31 + dimension * 17) % 13) / 26
    }
}

extension Method {
    static let randomProjection = Method(
        "rp", RandomProjection.self, name: "RP", longName: "random projection"
    ) { try RandomProjection($0) }

    static let placedCodes = Method(
        "placed", PlacedCodes.self, name: "PLACED", longName: "placed embedding"
    ) { PlacedCodes(featureCount: $0.source.featureCount, latentSize: $0.latentSize) }
}
